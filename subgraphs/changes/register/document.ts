import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DocumentKind } from './register.vocabulary';

@Entity('document')
@ObjectType({ description: 'A document of the code or around it, through all its baselines.', simpleResolvers: true })
@Directive('@key(fields: "id")')
export class Document {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `document:SSI-DS`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Short name, e.g. IMP.' })
  code!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Full name.' })
  title!: string;

  @Column('varchar')
  @Field(() => DocumentKind, { description: 'What it is to the code.' })
  kind!: DocumentKind;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'E.g. the SEC appendix it is.' })
  citation!: string | null;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Part of the SMETS1 changes in which it is consulted on.' })
  tranche!: number | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Where what is held of it comes from, and how sure it is.' })
  source!: string | null;
}
