import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../../platform/input/problems';
import { ImportOutcome } from '../../consultations/consultation.vocabulary';
import { DocumentDifference } from '../../documents/document-difference';
import { Baseline } from '../../register/baseline';
import { TraceLinkType } from '../../register/register.vocabulary';
import { TraceLinkImport } from '../links/link-row';
import { ReqifLeftOut } from './left-out';

@InputType({ description: 'Which document a specification of a ReqIF file is.' })
export class ReqifDocumentInput {
  @Field(() => String, {
    nullable: true,
    description: 'Identifier or name of the specification; may be left out when the file has one alone.',
  })
  specification?: string | null;

  @Field(() => String, { description: 'Short name of the document, e.g. SSI DS.' })
  documentCode!: string;

  @Field(() => String, { description: 'The number that the baseline gets, e.g. 2.1.' })
  label!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The baseline that the text was made from; found as by importDocument unless given.',
  })
  basedOnId?: string | null;
}

@InputType({ description: 'What a type of relation of a ReqIF file is here.' })
export class ReqifRelationInput {
  @Field(() => String, { description: 'The name of the type in the file, e.g. satisfies; case does not matter.' })
  name!: string;

  @Field(() => TraceLinkType, { description: 'The type of the links that it becomes.' })
  type!: TraceLinkType;
}

@InputType({
  description: 'Which attributes and relations of a ReqIF file are what, where it does not go by the usual names.',
})
export class ReqifMappingInput {
  @Field(() => [String], {
    nullable: true,
    description:
      'Attributes that hold the heading, the first that says anything; unless given, ReqIF.ChapterName or ReqIF.Name, else Title, else Name.',
  })
  heading?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Attributes that hold the number; ReqIF.ChapterNumber unless given.',
  })
  number?: string[] | null;

  @Field(() => [String], {
    nullable: true,
    description:
      'Attributes that hold the text; unless given, ReqIF.Text, else ReqIF.Description, Description or Notes.',
  })
  text?: string[] | null;

  @Field(() => [ReqifRelationInput], {
    nullable: true,
    description: 'Types of relations; those named like types of links need no telling.',
  })
  relations?: ReqifRelationInput[] | null;
}

@InputType({ description: 'A ReqIF file, and what it is to become.' })
export class ImportReqifInput {
  @Field(() => String, {
    description: 'The file (.reqif or .reqifz) as base64, or the text of a .reqif as it is; up to 20 MB.',
  })
  content!: string;

  @Field(() => [ReqifDocumentInput], {
    nullable: true,
    description:
      'Which specification becomes which document; a file that was exported here says so itself. Once any is named, the others are left out.',
  })
  documents?: ReqifDocumentInput[] | null;

  @Field(() => ReqifMappingInput, { nullable: true, description: 'Which attribute is what.' })
  mapping?: ReqifMappingInput | null;

  @Field(() => Boolean, { nullable: true, defaultValue: true, description: 'Whether its relations become links.' })
  links?: boolean | null;

  @Field(() => String, { nullable: true, description: 'Why the drafts are made; kept in their histories.' })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to check the file only: everything is read and told, and nothing is changed.',
  })
  dryRun?: boolean | null;
}

@ObjectType({ description: 'What became of a specification of a ReqIF file.', simpleResolvers: true })
export class ReqifDocument {
  @Field(() => String, { description: 'Its name in the file, or its identifier.' })
  specification!: string;

  @Field(() => Baseline, { nullable: true, description: 'The baseline; null after a check only.' })
  baseline!: Baseline | null;

  @Field(() => ImportOutcome, { description: 'What was done.' })
  outcome!: ImportOutcome;

  @Field(() => [DocumentDifference], { description: 'What becomes of the clauses of its base.' })
  differences!: DocumentDifference[];

  @Field(() => [String], { description: 'What was not taken as it stands, in a sentence each.' })
  notices!: string[];

  @Field(() => Int, { description: 'How many clauses it has.' })
  clauseCount!: number;
}

@ObjectType({ description: 'What became of a ReqIF file.', simpleResolvers: true })
export class ReqifImport {
  @Field(() => [ReqifDocument], { description: 'Its specifications that were read, in the order of the file.' })
  documents!: ReqifDocument[];

  @Field(() => TraceLinkImport, { description: 'What became of its relations.' })
  links!: TraceLinkImport;

  @Field(() => [ReqifLeftOut], { description: 'What was not taken, by kind.' })
  leftOut!: ReqifLeftOut[];

  @Field(() => Boolean, { description: 'Whether it was checked only, and nothing changed.' })
  dryRun!: boolean;
}

@ObjectType({ description: 'What became of a ReqIF file, or what to mend.', simpleResolvers: true })
export class ReqifImportPayload {
  @Field(() => ReqifImport, { nullable: true, description: 'What became of it; null when nothing was taken.' })
  reqifImport!: ReqifImport | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
