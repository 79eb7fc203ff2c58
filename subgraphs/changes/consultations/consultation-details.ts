import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar, DateTimeScalar } from '../../../platform/graphql/scalars';
import { DocumentMentionRole } from './consultation.vocabulary';

@Entity('document_mention')
@ObjectType({ description: 'A document that a consultation names, and what it says of it.', simpleResolvers: true })
export class DocumentMention {
  @PrimaryColumn('varchar')
  consultationId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('varchar')
  documentId!: string;

  @Column('varchar')
  @Field(() => DocumentMentionRole, { description: 'Why it is named.' })
  role!: DocumentMentionRole;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Tranche in which it is changed.' })
  tranche!: number | null;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether the consultation marks it as a new document.' })
  isNew!: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'What else the consultation says of it.' })
  note!: string | null;
}

@Entity('consultation_attachment')
@ObjectType({ description: 'A file that goes with a consultation, e.g. a marked-up draft.', simpleResolvers: true })
export class Attachment {
  @PrimaryColumn('varchar')
  consultationId!: string;

  @PrimaryColumn('int')
  @Field(() => Int, { description: 'Its number among the attachments.' })
  number!: number;

  @Column('text')
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Column('varchar', { nullable: true })
  documentId!: string | null;
}

@Entity('related_consultation')
@ObjectType({ description: 'Another consultation that is to be read with this one.', simpleResolvers: true })
export class RelatedConsultation {
  @PrimaryColumn('varchar')
  consultationId!: string;

  @PrimaryColumn('int')
  position!: number;

  @Column('text')
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Who published it.' })
  publisher!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its first day, where known.' })
  opensOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Its last day, where known.' })
  closesOn!: string | null;

  @Column('text')
  @Field(() => String, { description: 'How it is related.' })
  relation!: string;

  @Column('simple-json')
  @Field(() => [String], { description: 'Sections of the Code that it is about, e.g. H8.' })
  sections!: string[];
}

@Entity('consultation_revision')
@ObjectType({ description: "A state of a consultation's published text.", simpleResolvers: true })
export class ConsultationRevision {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `consultationRevision:2018-05-04-IMP-SSI-DS-1`.' })
  id!: string;

  @Column('varchar')
  consultationId!: string;

  @Column('int')
  @Field(() => Int, { description: 'Counted from 1, the first text.' })
  number!: number;

  @Column('datetime', { precision: 3 })
  @Field(() => DateTimeScalar, { description: 'When it was imported.' })
  at!: Date;

  @Column('varchar', { name: 'author' })
  @Field(() => String, { description: 'Subject of the token with which it was imported.' })
  by!: string;

  @Column('varchar')
  @Field(() => String, { description: 'SHA-256 over the text, line ends and trailing space apart.' })
  contentHash!: string;

  /** Read only when asked for: it can be long. */
  @Column('text', { select: false })
  text?: string;
}
