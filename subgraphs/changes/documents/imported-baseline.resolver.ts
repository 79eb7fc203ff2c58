import { FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { ImportOutcome } from '../consultations/consultation.vocabulary';
import { BaselinePayload } from '../register/baseline-payload';
import { DocumentDifference } from './document-difference';
import type { DocumentImport } from './import-document';

/** The payload of an import tells more than those of other changes of a baseline. */
type Imported = BaselinePayload & Partial<DocumentImport>;

@Resolver(() => BaselinePayload)
export class ImportedBaselineResolver {
  @FieldResolver(() => ImportOutcome, {
    nullable: true,
    description: 'What an import of a document did; null after any other change, and when the input is to be mended.',
  })
  outcome(@Root() { outcome }: Imported) {
    return outcome ?? null;
  }

  @FieldResolver(() => [DocumentDifference], {
    nullable: true,
    description:
      'What an imported text does to the clauses of its base, also after a dry run; null unless it was taken.',
  })
  differences(@Root() { differences }: Imported) {
    return differences ?? null;
  }

  @FieldResolver(() => [String], {
    nullable: true,
    description: 'What an import left out of the text, or did not take as it stands, in a sentence each.',
  })
  notices(@Root() { notices }: Imported) {
    return notices ?? null;
  }

  @FieldResolver(() => Int, { nullable: true, description: 'How many clauses an imported text has.' })
  clauseCount(@Root() { clauseCount }: Imported) {
    return clauseCount ?? null;
  }
}
