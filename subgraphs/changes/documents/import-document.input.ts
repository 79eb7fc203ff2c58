import { Field, ID, InputType } from 'type-graphql';
import { DocumentFormat } from './document-format';

@InputType({ description: 'A document, as a text or a file, that is to become a draft baseline.' })
export class ImportDocumentInput {
  @Field(() => String, { description: 'Short name of the document, e.g. SSI DS.' })
  documentCode!: string;

  @Field(() => String, { description: 'The number that the baseline gets, e.g. 2.1.' })
  label!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The baseline that the text was made from. Left out, it is the one in force, otherwise the newest that is fixed, otherwise the newest that was not given up.',
  })
  basedOnId?: string | null;

  @Field(() => String, {
    description:
      'Word document (.docx, base64) or Markdown text; tracked changes become a proposal against the base. A request holds 12 MB, so that a Word file of up to 8 MB fits in; the command line takes up to 20 MB.',
  })
  content!: string;

  @Field(() => DocumentFormat, { description: 'What the content is.' })
  format!: DocumentFormat;

  @Field(() => String, { nullable: true, description: 'Why the draft is made; kept in its history.' })
  note?: string | null;

  @Field(() => Boolean, {
    nullable: true,
    defaultValue: false,
    description: 'Whether to check the document only: everything is read and told, and nothing is changed.',
  })
  dryRun?: boolean | null;
}
