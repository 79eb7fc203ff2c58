import { Field, ObjectType } from 'type-graphql';
import { DCC_ID } from '../../platform/caller/acts-for-dcc';
import { DeviceStatus, DeviceType, MeteringStandard, ResponsibilityBasis } from './vocabulary';

@ObjectType({
  description: 'Who answers for a communications hub, and on what ground (IMP 2.1.3).',
  simpleResolvers: true,
})
export class CommunicationsHubResponsibility {
  @Field(() => ResponsibilityBasis, { description: 'The ground.' })
  basis!: ResponsibilityBasis;

  @Field(() => String, { description: 'The ground in a sentence, with its clause.' })
  explanation!: string;

  /** Resolved to the organisation; null when no meter on the hub tells who the lead supplier is. */
  organisationId!: string | null;
}

export interface HubFacts {
  standard: MeteringStandard;
  /** What is joined to the hub. */
  devices: readonly { id: string; type: DeviceType; status: DeviceStatus; responsibleSupplierId: string | null }[];
}

/** What is no longer part of a home, or never became one. */
export const GONE: readonly DeviceStatus[] = [
  DeviceStatus.DECOMMISSIONED,
  DeviceStatus.WITHDRAWN,
  DeviceStatus.REJECTED,
];

/**
 * The meter that tells who the lead supplier is. Those in the home come first, though out of service for the time being,
 * since the home is still its supplier's; then those that are to come; then those that are gone, as the last to tell of a
 * home that has none left. Among these an electricity meter comes before a gas meter, and of several the first by id.
 */
function tellingMeter(devices: HubFacts['devices']) {
  const meters = devices.filter(({ type }) => type === DeviceType.ESME || type === DeviceType.GSME);
  const presence = (status: DeviceStatus) => (GONE.includes(status) ? 2 : status === DeviceStatus.PENDING ? 1 : 0);
  const rank = ({ type, status, id }: (typeof meters)[number]) =>
    [presence(status), type === DeviceType.ESME ? 0 : 1, id].join(' ');
  return meters.sort((a, b) => (rank(a) < rank(b) ? -1 : 1))[0];
}

/**
 * Who answers for the communications hub of a home.
 *
 * For SMETS1 the hub belongs to the lead energy supplier, not to DCC: the supplier of the electricity meter on it, or of
 * the gas meter where there is no electricity meter.
 * @source IMP 2.1.3
 */
export function communicationsHubResponsibility({ standard, devices }: HubFacts): CommunicationsHubResponsibility {
  if (standard === MeteringStandard.SMETS2) {
    return {
      basis: ResponsibilityBasis.DCC,
      organisationId: DCC_ID,
      explanation: 'The communications hub of a SMETS2 home is the responsibility of DCC (IMP 2.1.3).',
    };
  }
  const meter = tellingMeter(devices);
  const rule =
    'The communications hub of a SMETS1 home is the responsibility of the lead energy supplier, not of DCC (IMP 2.1.3)';
  const kind =
    meter?.type === DeviceType.ESME ? 'its electricity meter' : 'its gas meter, as it has no electricity meter';
  const ground = {
    known: `here the supplier of ${kind}`,
    notHeld: `here the supplier of ${kind}, and none is held for it`,
    noMeter: 'no meter on this hub tells who that is',
  };
  const organisationId = meter?.responsibleSupplierId ?? null;
  const why = meter ? (organisationId === null ? ground.notHeld : ground.known) : ground.noMeter;
  return {
    basis: ResponsibilityBasis.LEAD_SUPPLIER,
    organisationId,
    explanation: `${rule}${meter ? ': ' : '; '}${why}.`,
  };
}
