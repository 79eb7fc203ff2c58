import { Authorized, Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { SIGNED_IN } from './signed-in';

// `simple: false`: a field with a simple resolver has nothing that would ask for authority.
@Entity('obligation')
@ObjectType({
  description:
    'A duty that a clause lays on a party, with the query over the whole graph that shows whether it is met.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Obligation {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: the clause's key and a number." })
  id!: string;

  @Column('varchar')
  clauseId!: string;

  @Column('text')
  @Authorized(SIGNED_IN)
  @Field(() => String, { simple: false, description: 'The duty in a sentence.' })
  statement!: string;

  @Column('varchar')
  @Authorized(SIGNED_IN)
  @Field(() => String, { simple: false, description: 'Who has to see to it.' })
  obligedParty!: string;

  @Column('text')
  @Authorized(SIGNED_IN)
  @Field(() => String, {
    simple: false,
    description:
      'A GraphQL operation on the whole graph that selects two connections, aliased `population` and `violations`, anywhere in it: met when there is no violation.',
  })
  query!: string;

  /** Fingerprint of the query. */
  @Column('varchar')
  queryHash!: string;

  @Column('datetime', { precision: 3 })
  @Authorized(SIGNED_IN)
  @Field(() => DateTimeScalar, { simple: false, description: 'When it was defined, or first known of.' })
  definedAt!: Date;

  @Column('datetime', { precision: 3, nullable: true })
  @Authorized(SIGNED_IN)
  @Field(() => DateTimeScalar, {
    simple: false,
    nullable: true,
    description: 'When it was retired: it is assessed no more. Null while it stands.',
  })
  retiredAt!: Date | null;

  @Column('varchar', { nullable: true })
  latestAssessmentId!: string | null;

  @Column('int')
  @Authorized(SIGNED_IN)
  @Field(() => Int, { simple: false, description: 'Rises by one with every change.' })
  version!: number;
}

export const ObligationConnection = connectionType('Obligation', () => Obligation, 'obligations');
