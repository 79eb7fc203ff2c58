import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { authorship } from '../../../platform/history/history';
import { Problems, payload, Refusal } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { BaselinePayload } from '../register/baseline-payload';
import { readContent } from './document-content';
import { importDocument } from './import-document';
import { ImportDocumentInput } from './import-document.input';
import { registerDocument } from './register-document';
import { DocumentPayload, RegisterDocumentInput } from './register-document.input';

@Resolver()
export class ImportDocumentResolver {
  @Authorized([Role.GOVERNANCE, Role.ADMIN])
  @Mutation(() => BaselinePayload, {
    description:
      'Takes a document as a draft baseline: a clause for each number, each recognised as the clause of the base that it is, also when it was renumbered, moved or reworded. Tracked changes of a Word file become the draft, if what they change is the base to the letter. Nothing is taken unless all of it can be; the same text under the same label again changes nothing.',
  })
  async importDocument(
    @Arg('input', () => ImportDocumentInput, { description: 'The document.' }) input: ImportDocumentInput,
    @Ctx() context: RequestContext,
  ): Promise<BaselinePayload> {
    try {
      const problems = new Problems();
      const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
      const content = readContent(problems, input.format, input.content);
      if (problems.any || content === null) return { baseline: null, userErrors: [...problems.list] };
      const { documentCode, label, basedOnId = null, format, dryRun } = input;
      const given = { documentCode, label: label.trim(), basedOnId, note, format, content };
      const by = authorship(context, 'importDocument');
      return { ...(await importDocument(context.database, by, given, { dryRun: dryRun === true })), userErrors: [] };
    } catch (error) {
      if (error instanceof Refusal) return { baseline: null, userErrors: [...error.userErrors] };
      throw error;
    }
  }

  @Authorized([Role.GOVERNANCE, Role.ADMIN])
  @Mutation(() => DocumentPayload, { description: 'Makes a document that has no text yet.' })
  registerDocument(
    @Arg('input', () => RegisterDocumentInput, { description: 'The document.' }) input: RegisterDocumentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('document', () =>
      registerDocument(context.database, authorship(context, 'registerDocument'), input),
    );
  }
}
