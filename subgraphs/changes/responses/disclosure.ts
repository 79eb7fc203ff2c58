import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../../platform/graphql/scalars';
import { DisclosureRegime } from '../consultations/consultation.vocabulary';

@Entity('disclosure')
@ObjectType({ description: 'A request in law to disclose a response, and what came of it.', simpleResolvers: true })
export class Disclosure {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `disclosure:SAMPLE-2018-05-04-1`.' })
  id!: string;

  @Column('varchar')
  responseId!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was asked for.' })
  requestedAt!: Date;

  @Column('varchar')
  @Field(() => DisclosureRegime, { description: 'Under which law.' })
  regime!: DisclosureRegime;

  @Column('varchar', { nullable: true })
  byOrganisationId!: string | null;

  @Column('boolean')
  @Field(() => Boolean, { description: "Whether the respondent's own explanation was taken into account." })
  explanationConsidered!: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What was decided.' })
  outcome!: string | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}
