import { Field, ID, InputType, Int } from 'type-graphql';
import { ComponentKind, CspRegion } from '../vocabulary';

@InputType({ description: 'Something that can become unavailable.' })
export class RegisterComponentInput {
  @Field(() => String, { description: 'What its id is made of, e.g. S1SP-A-DC1; it stays.' })
  key!: string;

  @Field(() => String, { description: 'Name; at most 200 characters.' })
  name!: string;

  @Field(() => ComponentKind, { description: 'What it is.' })
  kind!: ComponentKind;

  @Field(() => ID, { nullable: true, description: "The provider that runs it; leave it out for DCC's own." })
  providerId?: string | null;

  @Field(() => [CspRegion], {
    nullable: true,
    description: 'Regions whose SMETS2 devices are reached through it; for a Communications Service Provider alone.',
  })
  regions?: CspRegion[] | null;
}

@InputType({ description: 'What changes in a component; what is left out stays. Its state is reported by itself.' })
export class UpdateComponentInput {
  @Field(() => ID, { description: 'The component.' })
  id!: string;

  @Field(() => Int, { description: 'Version of it that you saw.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name; at most 200 characters.' })
  name?: string | null;

  @Field(() => [CspRegion], {
    nullable: true,
    description: 'Regions whose SMETS2 devices are reached through it; for a Communications Service Provider alone.',
  })
  regions?: CspRegion[] | null;
}
