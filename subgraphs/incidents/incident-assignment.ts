import { Directive, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { connectionType } from '../../platform/paging/connection';
import { IncidentPartyRole } from './vocabulary';

@Entity('incident_assignment')
@ObjectType({ description: 'That a party has, or had, an incident.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class IncidentAssignment {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: `incidentAssignment:`, the incident's reference and a number." })
  id!: string;

  @Column('varchar')
  incidentId!: string;

  /** Place among the incident's assignments, from 1. */
  @Column('int')
  number!: number;

  @Column('varchar')
  partyId!: string;

  @Column('varchar')
  @Field(() => IncidentPartyRole, { description: 'In which role the party has it.' })
  role!: IncidentPartyRole;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was given to the party.' })
  assignedAt!: Date;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether DCC gave it, and so owes supporting information (IMP 2.5.6).' })
  assignedByDcc!: boolean;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the party took it up.' })
  acceptedAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When it ended: with the next assignment, or with the resolution.',
  })
  endedAt!: Date | null;

  @Column('text')
  @Field(() => String, { description: 'Why this party.' })
  reason!: string;
}

export const IncidentAssignmentConnection = connectionType(
  'IncidentAssignment',
  () => IncidentAssignment,
  'assignments',
);
