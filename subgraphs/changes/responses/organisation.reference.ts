import { Directive, Field, ID, ObjectType } from 'type-graphql';

@ObjectType('Organisation', { description: 'A company or body that has to do with the code.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Organisation {
  @Field(() => ID, { description: 'Readable id, e.g. `organisation:DCC`.' })
  id!: string;
}

export function organisation(id: string): Organisation {
  return Object.assign(new Organisation(), { id });
}
