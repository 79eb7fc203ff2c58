import { Field, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { Document } from '../register/document';
import { DocumentKind } from '../register/register.vocabulary';

@InputType({ description: 'A document that is to be held here, so far without a text.' })
export class RegisterDocumentInput {
  @Field(() => String, { description: 'Short name, e.g. SSI DS: letters, digits, points, hyphens, single spaces.' })
  code!: string;

  @Field(() => String, { description: 'Full name.' })
  title!: string;

  @Field(() => DocumentKind, { description: 'What it is to the code.' })
  kind!: DocumentKind;

  @Field(() => String, { nullable: true, description: 'E.g. the SEC appendix it is.' })
  citation?: string | null;

  @Field(() => Int, { nullable: true, description: 'Part of the SMETS1 changes in which it is consulted on, from 1.' })
  tranche?: number | null;

  @Field(() => String, { nullable: true, description: 'Where what is held of it comes from, and how sure it is.' })
  source?: string | null;
}

@ObjectType({ description: 'The document, or what to mend in the input.', simpleResolvers: true })
export class DocumentPayload {
  @Field(() => Document, { nullable: true, description: 'The document; null when the input is to be mended.' })
  document!: Document | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
