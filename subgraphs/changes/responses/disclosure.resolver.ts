import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { entitiesOf } from '../../../platform/database/rows';
import type { RequestContext } from '../../../platform/request-context';
import { Disclosure } from './disclosure';
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
