import { Authorized, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { isOutsider } from '../../../platform/caller/caller';
import { Role } from '../../../platform/caller/role';
import { batched } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Organisation, organisation } from '../responses/organisation.reference';
import { Response } from '../responses/response';
import { visibleThings } from '../responses/viewer-scope';
import { Consultation } from './consultation';
import { transitionsOfConsultation } from './consultation.loaders';
import { ConsultationTransition } from './consultation-transition';

/** Ids of the organisations that have responded to each of many consultations, of those that the caller may know of. */
const respondentsOf = batched<ReadonlySet<string>>(async (ids, context) => {
  const rows: { consultationId: string; respondentId: string }[] = await visibleThings(context, Response)
    .andWhere('thing.consultationId IN (:...ids)', { ids })
    .select('thing.consultationId', 'consultationId')
    .addSelect('thing.respondentId', 'respondentId')
    .distinct(true)
    .getRawMany();
  const respondents = new Map(ids.map((id) => [id, new Set<string>()]));
  for (const { consultationId, respondentId } of rows) respondents.get(consultationId)?.add(respondentId);
  return ids.map((id) => respondents.get(id) ?? new Set());
});

/** Who is asked, and who takes it from step to step. */
@Resolver(() => Consultation)
export class ConsultationPartiesResolver {
  @FieldResolver(() => [Organisation], {
    description: 'Organisations that are asked to respond; of them an outsider sees its own only.',
  })
  invited(@Root() { invitedOrganisationIds }: Consultation, @Ctx() { caller }: RequestContext) {
    const known = isOutsider(caller)
      ? invitedOrganisationIds.filter((id) => id === caller.organisationId)
      : invitedOrganisationIds;
    return known.map(organisation);
  }

  @Authorized([Role.GOVERNANCE])
  @FieldResolver(() => [Organisation], {
    description: 'Organisations that are asked to respond and have not yet; for governance only.',
  })
  async awaited(@Root() { id, invitedOrganisationIds }: Consultation, @Ctx() context: RequestContext) {
    const respondents = await respondentsOf(context).load(id);
    return invitedOrganisationIds.filter((invited) => !respondents.has(invited)).map(organisation);
  }

  @FieldResolver(() => [ConsultationTransition], {
    description: 'The steps that it was taken through, in order; that it closed by itself is none.',
  })
  transitions(@Root() { id }: Consultation, @Ctx() context: RequestContext) {
    return transitionsOfConsultation(context).load(id);
  }
}
