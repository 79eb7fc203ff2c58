import { ArgsType, Field, ID } from 'type-graphql';
import { DateScalar } from '../../../../platform/graphql/scalars';

@ArgsType()
export class PostureArgs {
  @Field(() => String, { nullable: true, description: 'Of clauses of this document.' })
  documentCode?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of this clause.' })
  clauseId?: string | null;

  @Field(() => String, { nullable: true, description: 'That this party has to see to, as it is written.' })
  obligedParty?: string | null;
}

@ArgsType()
export class PostureOnArgs extends PostureArgs {
  @Field(() => DateScalar, { nullable: true, description: 'As it stood at the end of this day; today unless given.' })
  on?: string | null;
}

@ArgsType()
export class PostureBetweenArgs extends PostureArgs {
  @Field(() => DateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => DateScalar, { description: 'The last day; at most 366 days from the first.' })
  to!: string;
}
