import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { authorship } from '../../../platform/history/history';
import { Refusal } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { importConsultation } from './import-consultation';
import { ConsultationPayload, ImportConsultationInput } from './import-consultation.input';

@Resolver()
export class ImportConsultationResolver {
  @Authorized([Role.GOVERNANCE, Role.ADMIN])
  @Mutation(() => ConsultationPayload, {
    description:
      'Reads a published consultation document; nothing is taken unless all of it is understood, and what is not is named by line. The same text again changes nothing; another text of the same consultation is a revision: what it leaves out is retired, not deleted.',
  })
  async importConsultation(
    @Arg('input', () => ImportConsultationInput, { description: 'The document.' })
    { text, dryRun }: ImportConsultationInput,
    @Ctx() context: RequestContext,
  ): Promise<ConsultationPayload> {
    try {
      const by = authorship(context, 'importConsultation');
      return { ...(await importConsultation(context.database, by, text, { dryRun: dryRun === true })), userErrors: [] };
    } catch (error) {
      if (error instanceof Refusal) return { consultation: null, outcome: null, userErrors: [...error.userErrors] };
      throw error;
    }
  }
}
