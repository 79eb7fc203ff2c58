import { Authorized, Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { NETWORK_READERS } from '../../platform/caller/role';
import { DateTimeScalar } from '../../platform/graphql/scalars';

// `simple: false`: a field with a simple resolver has nothing that would ask for authority.
@Entity('impact_publication')
@ObjectType({
  description: 'What was published so that Users can determine the impact of a disaster on them (IMP 5.1.9).',
  simpleResolvers: true,
})
export class ImpactPublication {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `impactPublication:DIS000000001-1`.' })
  id!: string;

  @Column('varchar')
  disasterId!: string;

  /** Place among the publications of the disaster, from 1. */
  @Column('int')
  number!: number;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was published.' })
  publishedAt!: Date;

  @Column('varchar')
  @Authorized(NETWORK_READERS)
  @Field(() => String, {
    simple: false,
    description: 'Who published it: the subject of the token; not for outsiders.',
  })
  publishedBy!: string;

  @Column('text')
  @Field(() => String, { description: 'What Users were told.' })
  text!: string;

  @Column('simple-json')
  @Field(() => [String], { description: 'DUIS numbers of the service requests that it says are affected.' })
  affectedServiceRequests!: string[];

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When recovery was expected; null when that was not said.',
  })
  expectedRecoveryAt!: Date | null;
}
