import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { requiredIds, requiredTexts } from '../../../platform/graphql/required-texts';
import { ServiceProvider } from '../service-provider.reference';
import { IncidentCategory } from '../vocabulary';

@ObjectType({ description: 'How many open incidents of a category there are.', simpleResolvers: true })
export class OpenIncidents {
  @Field(() => IncidentCategory, { description: 'The category.' })
  category!: IncidentCategory;

  @Field(() => Int, { description: 'How many of it are neither resolved nor closed.' })
  count!: number;
}

@ObjectType('Impact', { description: 'What a change, or a whole consultation, touches.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Impact {
  @Field(() => ID, { description: 'Names what it is of and how far links are followed.' })
  id!: string;

  @Directive('@external')
  @Field(() => [ID], { description: 'Ids of things of the network that links lead to.' })
  networkIds!: readonly string[];

  @Directive('@external')
  @Field(() => [ServiceProvider], {
    description: 'Service providers that links lead to, themselves or by a component that they run, by id.',
  })
  serviceProviders!: readonly ServiceProvider[];

  providerIds!: readonly string[];
}

interface ImpactRepresentation {
  id: string;
  networkIds?: unknown;
  serviceProviders?: unknown;
}

export function impactReference({ id, networkIds, serviceProviders }: ImpactRepresentation): Impact {
  return Object.assign(new Impact(), {
    id,
    networkIds: requiredTexts('networkIds', networkIds),
    providerIds: requiredIds('serviceProviders', serviceProviders),
  });
}
