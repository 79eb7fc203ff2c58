import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateTimeScalar } from '../../platform/graphql/scalars';

@Entity('major_incident')
@ObjectType({ description: 'That an incident was declared a major one.', simpleResolvers: true })
export class MajorIncident {
  @PrimaryColumn('varchar')
  incidentId!: string;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was declared.' })
  declaredAt!: Date;

  @Column('varchar')
  @Field(() => String, { description: 'Subject of the token of who declared it.' })
  declaredBy!: string;

  @Column('text')
  @Field(() => String, { description: 'What makes it a major one.' })
  summary!: string;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'By when it is to be reviewed.' })
  reviewDueAt!: Date | null;

  @Column('datetime', { precision: 3, nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When the report of the review was published.' })
  reportPublishedAt!: Date | null;
}
