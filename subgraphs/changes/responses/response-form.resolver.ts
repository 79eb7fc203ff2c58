import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { Consultation } from '../consultations/consultation';
import { questionsOf, standing } from '../consultations/consultation.loaders';
import { importResponse } from './import-response';
import { ImportResponseInput, ImportResponsePayload } from './import-response.input';
import { writeCsvForm } from './response-form/csv-form';
import { ResponseFormFormat } from './response-form/response-form-format';
import { writeWordForm } from './response-form/word-form';

@Resolver(() => Consultation)
export class ResponseFormResolver {
  @FieldResolver(() => String, {
    description: 'The empty form on which to respond; filled in, importResponse takes it in.',
  })
  async responseForm(
    @Root() consultation: Consultation,
    @Arg('format', () => ResponseFormFormat, {
      defaultValue: ResponseFormFormat.DOCX,
      description: 'What kind of file.',
    })
    format: ResponseFormFormat,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const questions = standing(await questionsOf(context).load(consultation.id));
    if (format === ResponseFormFormat.CSV) return writeCsvForm(consultation, questions);
    return (await writeWordForm(consultation, questions)).toString('base64');
  }

  @Authorized([Role.RESPONDENT, Role.GOVERNANCE, Role.ADMIN])
  @Mutation(() => ImportResponsePayload, {
    description:
      'Takes in a response from a file: the filled response form, or an e-mail in which lines such as "Question 1:" say what is answered. All of it is taken, or nothing. A respondent for its own organisation, governance for any.',
  })
  async importResponse(
    @Arg('input', () => ImportResponseInput, { description: 'The file, and whose response it is.' })
    input: ImportResponseInput,
    @Ctx() context: RequestContext,
  ) {
    const { imported, userErrors } = await payload('imported', () => importResponse(context, input));
    return { response: imported?.response ?? null, notices: imported?.notices ?? [], userErrors };
  }
}
