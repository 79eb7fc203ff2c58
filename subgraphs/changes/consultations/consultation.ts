import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { DateScalar } from '../../../platform/graphql/scalars';
import { connectionType } from '../../../platform/paging/connection';
import { type ConsultationStatus, DisclosureRegime } from './consultation.vocabulary';

@ObjectType({ description: 'A mailbox, and what it is for.', simpleResolvers: true })
export class ResponseContact {
  @Field(() => String, { description: 'What it is for.' })
  purpose!: string;

  @Field(() => String, { description: 'E-mail address.' })
  email!: string;
}

@ObjectType({ description: 'Where responses go, and who answers questions.', simpleResolvers: true })
export class ResponseInstructions {
  @Field(() => String, { nullable: true, description: 'E-mail address that responses go to.' })
  email!: string | null;

  @Field(() => String, { nullable: true, description: 'Site where the consultation stands.' })
  website!: string | null;

  @Field(() => [ResponseContact], { description: 'Mailboxes for other matters.' })
  contacts!: ResponseContact[];
}

@Entity('consultation')
@ObjectType({
  description: 'Proposed changes that are put to those concerned, and what comes back.',
  simpleResolvers: true,
})
@Directive('@key(fields: "id")')
export class Consultation {
  @PrimaryColumn('varchar')
  @Field(() => ID, { description: 'Readable id, e.g. `consultation:SAMPLE-2018-05-04`.' })
  id!: string;

  @Column('varchar')
  @Field(() => String, { description: 'Short name: day of publication and documents, unless given otherwise.' })
  reference!: string;

  @Column('text')
  @Field(() => String, { description: 'Title.' })
  title!: string;

  @Column('varchar', { nullable: true })
  publisherId!: string | null;

  @Column('varchar', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Marking of the document, e.g. "DCC Controlled".' })
  classification!: string | null;

  /** As last set; read through consultation-status.ts, since an open one closes by itself. */
  @Column('varchar')
  recordedStatus!: ConsultationStatus;

  /** Whether it has been opened, if only for a day to come: one that never was is a draft. See consultation-scope.ts. */
  @Column('boolean')
  opened!: boolean;

  @Column('date')
  @Field(() => DateScalar, { description: 'Day on which it was published; of a draft, on which it is to be.' })
  publishedOn!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'First day on which responses are taken.' })
  opensOn!: string;

  @Column('date')
  @Field(() => DateScalar, { description: 'Last day, to its end in UK time, on which a response is not late.' })
  closesOn!: string;

  /** The first instant at which a response is late. */
  @Column('datetime', { precision: 3 })
  closesAt!: Date;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'Day on which it was concluded, in UK time.' })
  concludedOn!: string | null;

  @Column('simple-json')
  proposedBaselineIds!: string[];

  @Column('simple-json')
  invitedOrganisationIds!: string[];

  @Column('simple-json')
  @Field(() => ResponseInstructions, { description: 'Where responses go.' })
  responseInstructions!: ResponseInstructions;

  @Column('boolean')
  @Field(() => Boolean, { description: 'Whether responses may be published, their confidential parts apart.' })
  responsesMayBePublished!: boolean;

  @Column('simple-json')
  @Field(() => [String], { description: 'To whom whole responses may be given, confidential parts included.' })
  sharedWith!: string[];

  @Column('simple-json')
  @Field(() => [DisclosureRegime], { description: 'Laws under which a response may have to be disclosed.' })
  disclosureRegimes!: DisclosureRegime[];

  @Column('boolean')
  @Field(() => Boolean, {
    description:
      'Whether a disclaimer that a mail system adds by itself counts for nothing as a request for confidentiality.',
  })
  automaticDisclaimerIsNoRequest!: boolean;

  @Column('int')
  @Field(() => Int, { description: 'Rises by one with every change.' })
  version!: number;
}

export const ConsultationConnection = connectionType('Consultation', () => Consultation, 'consultations');
