import { Field, ID, InputType } from 'type-graphql';
import { keepLinked, keepWhether } from '../../platform/database/conditions';
import { connectionType } from '../../platform/paging/connection';
import { listing } from '../../platform/paging/listing';
import { DisasterEvent } from './disaster-event';
import { ImpactPublication } from './impact-publication';

@InputType({ description: 'Which publications; all that is given must hold.' })
export class ImpactPublicationFilter {
  @Field(() => Boolean, { nullable: true, description: 'Whether they are about an exercise.' })
  exercise?: boolean | null;

  @Field(() => [ID], { nullable: true, description: 'About components of one of these providers.' })
  providerIds?: string[] | null;
}

const OF_PROVIDERS = `EXISTS (SELECT 1 FROM disaster_component part
  INNER JOIN component lost ON lost.id = part.componentId
  WHERE part.disasterId = thing.disasterId AND lost.providerId IN (:...values))`;

export const ImpactPublicationConnection = connectionType('ImpactPublication', () => ImpactPublication, 'publications');

/** Every publication: a disaster of which there is one exists for everybody. */
export const publications = listing<ImpactPublication, ImpactPublicationFilter | null | undefined>({
  name: 'impactPublications',
  entity: ImpactPublication,
  narrow(query, filter) {
    query.innerJoin(DisasterEvent, 'told', 'told.id = thing.disasterId');
    keepWhether(query, 'told.exercise = TRUE', filter?.exercise);
    keepLinked(query, OF_PROVIDERS, filter?.providerIds);
  },
});
