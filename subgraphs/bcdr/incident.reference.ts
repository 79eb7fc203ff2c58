import { Authorized, Ctx, Directive, Field, FieldResolver, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../platform/caller/role';
import { readableBy } from '../../platform/graphql/reference';
import type { RequestContext } from '../../platform/request-context';
import { disastersOfIncident } from './bcdr.loaders';
import { DisasterEvent } from './disaster-event';

@ObjectType('Incident', { description: 'An incident of the Incident Management Log.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Incident {
  @Field(() => ID, { description: 'Readable id, e.g. `incident:INC000000001`.' })
  id!: string;
}

export function incident(id: string): Incident {
  return Object.assign(new Incident(), { id });
}

export const incidentReference = readableBy(NETWORK_READERS, 'reading incidents', ({ id }: { id: string }) =>
  incident(id),
);

@Resolver(() => Incident)
export class IncidentResolver {
  @Authorized(NETWORK_READERS)
  @FieldResolver(() => [DisasterEvent], { description: 'Disasters that it led to, newest first.' })
  disasters(@Root() { id }: Incident, @Ctx() context: RequestContext) {
    return disastersOfIncident(context).load(id);
  }
}
