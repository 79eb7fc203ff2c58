import { Field, ObjectType } from 'type-graphql';
import { Role } from '../../../platform/caller/role';
import { Organisation } from './organisation.reference';

@ObjectType({ description: 'Who is asking, as the product sees it.', simpleResolvers: true })
export class Viewer {
  @Field(() => String, { nullable: true, description: "The token's subject; null for one who is not signed in." })
  subject!: string | null;

  @Field(() => [Role], { description: 'What the caller may do and see.' })
  roles!: Role[];

  @Field(() => Organisation, { nullable: true, description: 'The organisation that the caller acts for.' })
  organisation!: Organisation | null;
}
