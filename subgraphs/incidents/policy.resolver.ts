import { Arg, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import { notFound } from '../../platform/errors';
import type { RequestContext } from '../../platform/request-context';
import { IncidentPartyProposal, proposedParty } from './incident-party';
import { deviceFacts } from './inventory-facts';
import { Organisation, organisationOf } from './organisation.reference';
import { FaultArea } from './vocabulary';

@Resolver(() => IncidentPartyProposal)
export class PolicyResolver {
  @Authorized(NETWORK_READERS)
  @Query(() => IncidentPartyProposal, {
    description: 'Applies IMP 2.1.3: for a SMETS1 communications hub the lead supplier, for SMETS2 DCC.',
  })
  async proposeIncidentParty(
    @Arg('deviceId', () => ID, { description: 'Readable id of the device.' }) deviceId: string,
    @Arg('faultArea', () => FaultArea, { description: 'Where the fault lies.' }) faultArea: FaultArea,
    @Ctx() { graph }: RequestContext,
  ) {
    const facts = await deviceFacts(graph, deviceId);
    if (!facts) throw notFound(deviceId, 'Check the id; the query device reads a device by its id.');
    return proposedParty(faultArea, facts);
  }

  @FieldResolver(() => Organisation, {
    nullable: true,
    description: 'The party; null when what is known does not tell who it is, see the rationale.',
  })
  party(@Root() { partyId }: IncidentPartyProposal) {
    return partyId && organisationOf(partyId);
  }
}
