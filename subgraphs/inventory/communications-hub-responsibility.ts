import { Field, ObjectType } from 'type-graphql';
import { DCC_ID } from './organisation';
import { DeviceType, MeteringStandard, ResponsibilityBasis } from './vocabulary';

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
  devices: readonly { id: string; type: DeviceType; responsibleSupplierId: string | null }[];
}

/**
 * Who answers for the communications hub of a home.
 *
 * For SMETS1 the hub belongs to the lead energy supplier, not to DCC: the supplier of the electricity meter on it, or of
 * the gas meter where there is no electricity meter; of several meters of a kind, the first by id counts.
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
  const first = (type: DeviceType) =>
    devices.filter((device) => device.type === type).sort((a, b) => (a.id < b.id ? -1 : 1))[0];
  const electricity = first(DeviceType.ESME);
  const organisationId = (electricity ?? first(DeviceType.GSME))?.responsibleSupplierId ?? null;
  const ground = electricity ? 'its electricity meter' : 'its gas meter, as it has no electricity meter';
  return {
    basis: ResponsibilityBasis.LEAD_SUPPLIER,
    organisationId,
    explanation:
      organisationId === null
        ? 'The communications hub of a SMETS1 home is the responsibility of the lead energy supplier, not of DCC (IMP 2.1.3); no meter on this hub tells who that is.'
        : `The communications hub of a SMETS1 home is the responsibility of the lead energy supplier, not of DCC (IMP 2.1.3): here the supplier of ${ground}.`,
  };
}
