import { Directive, Field, ID, ObjectType } from 'type-graphql';

// What other subgraphs own and traces pass through; here there is no more of it than its id.

@ObjectType({ description: 'A smart metering device in a home.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Device {
  @Field(() => ID, { description: 'Readable id: `device:` and the EUI-64.' })
  id!: string;
}

@ObjectType({ description: 'One of the services that DCC relies on, e.g. an S1SP.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class ServiceProvider {
  @Field(() => ID, { description: 'Readable id, e.g. `serviceProvider:S1SP-A`.' })
  id!: string;
}

@ObjectType({
  description: 'An incident under the Incident Management Policy (IMP).',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Incident {
  @Field(() => ID, { description: 'Readable id: `incident:` and the reference.' })
  id!: string;
}

@ObjectType({ description: 'That a party has, or had, an incident.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class IncidentAssignment {
  @Field(() => ID, { description: "Readable id: `incidentAssignment:`, the incident's reference and a number." })
  id!: string;
}

@ObjectType({ description: 'A disaster recovery scenario of IMP 5.2.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class RecoveryScenario {
  @Field(() => ID, { description: 'Readable id, e.g. `recoveryScenario:S1SP-DC-ONE`.' })
  id!: string;
}

@ObjectType({ description: 'A scenario that occurred, or was exercised.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class DisasterEvent {
  @Field(() => ID, { description: 'Readable id, e.g. `disasterEvent:DIS000000001`.' })
  id!: string;
}

@ObjectType({
  description: 'Something that can become unavailable: a data centre, a gateway, an interface.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Component {
  @Field(() => ID, { description: 'Readable id, e.g. `component:S1SP-A-DC1`.' })
  id!: string;
}
