import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import { SupportingInformationSource } from './vocabulary';

@Entity('supporting_information')
@ObjectType({
  description: 'What helps the party that has an incident to find the fault (IMP 2.5.6).',
  simpleResolvers: true,
})
export class SupportingInformation {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: "Readable id: the assignment's key and a number." })
  id!: string;

  @Column('varchar')
  assignmentId!: string;

  /** Place among what was given for the assignment, from 1. */
  @Column('int')
  number!: number;

  @Column('varchar')
  @Field(() => SupportingInformationSource, { description: 'Whose knowledge it is.' })
  source!: SupportingInformationSource;

  @Column('text')
  @Field(() => String, { description: 'The information.' })
  text!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was given.' })
  addedAt!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Subject of the token of who gave it.' })
  addedBy!: string;
}
