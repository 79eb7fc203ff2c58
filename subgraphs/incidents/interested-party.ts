import { Entity, PrimaryColumn } from 'typeorm';

/** An organisation that is kept informed of an incident. */
@Entity('interested_party')
export class InterestedParty {
  @PrimaryColumn('varchar')
  incidentId!: string;

  @PrimaryColumn('varchar')
  organisationId!: string;
}
