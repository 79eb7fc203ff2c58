import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { entitiesOf } from '../../../platform/database/rows';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Disclosure } from './disclosure';
import { DecideDisclosureInput, DisclosurePayload, RecordDisclosureInput } from './disclosure.input';
import { decideDisclosure, recordDisclosure } from './disclosures.service';
import { Organisation, organisation } from './organisation.reference';
import { Response } from './response';
import { responseById } from './response.loaders';

@Resolver(() => Disclosure)
export class DisclosureResolver {
  @Authorized([Role.GOVERNANCE, Role.GOVERNMENT, Role.AUTHORITY])
  @Query(() => [Disclosure], { description: 'Requests in law to disclose responses, the oldest first.' })
  disclosures(
    @Arg('responseId', () => ID, { nullable: true, description: 'Only of this response.' }) responseId:
      | string
      | null
      | undefined,
    @Ctx() { database }: RequestContext,
  ) {
    const query = database.reads
      .createQueryBuilder(Disclosure, 'thing')
      .where(responseId ? 'thing.responseId = :responseId' : '1 = 1', { responseId: responseId ?? null })
      .orderBy('thing.requestedAt')
      .addOrderBy('thing.id');
    return entitiesOf(query);
  }

  @Authorized([Role.GOVERNANCE])
  @Mutation(() => DisclosurePayload, {
    description:
      "Records a request in law to disclose a response. On a confidential one nothing is decided before the respondent's explanation was taken into account.",
  })
  recordDisclosure(
    @Arg('input', () => RecordDisclosureInput, { description: 'The request.' }) input: RecordDisclosureInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disclosure', () => recordDisclosure(context, input));
  }

  @Authorized([Role.GOVERNANCE])
  @Mutation(() => DisclosurePayload, { description: 'Records what was decided on a request to disclose a response.' })
  decideDisclosure(
    @Arg('input', () => DecideDisclosureInput, { description: 'The decision.' }) input: DecideDisclosureInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disclosure', () => decideDisclosure(context, input));
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Disclosure, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }

  @FieldResolver(() => Response, { description: 'The response that was asked for.' })
  response(@Root() { responseId }: Disclosure, @Ctx() context: RequestContext) {
    return responseById(context).load(responseId);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'Who asked, where it is an organisation known here.',
  })
  by(@Root() { byOrganisationId }: Disclosure) {
    return byOrganisationId && organisation(byOrganisationId);
  }
}
