import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { connectionType } from '../../platform/paging/connection';
import { listing } from '../../platform/paging/listing';
import { IncidentEventKind } from './vocabulary';

@Entity('incident_event')
@ObjectType({ description: 'Something that happened to an incident.', simpleResolvers: true })
export class IncidentEvent {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: the incident's reference and the place in its timeline." })
  id!: string;

  @Column('varchar')
  incidentId!: string;

  /** Place in the timeline, from 1. */
  @Column('int')
  number!: number;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it happened.' })
  at!: Date;

  @Column('varchar')
  @Field(() => IncidentEventKind, { description: 'What happened.' })
  kind!: IncidentEventKind;

  @Column('varchar')
  @Field(() => String, { description: 'Subject of the token of who did it.' })
  actor!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'More of it, in words.' })
  text!: string | null;
}

export const IncidentEventConnection = connectionType('IncidentEvent', () => IncidentEvent, 'events');

/** An incident's timeline, oldest first. */
export const timeline = listing({
  name: 'Incident.timeline',
  entity: IncidentEvent,
  key: 'number',
  parent: 'thing.incidentId',
});
