import { Field, ID, ObjectType } from 'type-graphql';
import type { DraftClause } from '../register/draft';
import { DiffKind } from '../register/register.vocabulary';
import type { BaseClause } from './match-clauses';

@ObjectType({ description: 'What an imported text does to a clause of its base.', simpleResolvers: true })
export class DocumentDifference {
  @Field(() => DiffKind, { description: 'What becomes of the clause.' })
  kind!: DiffKind;

  @Field(() => ID, { nullable: true, description: 'The clause; null when it is new.' })
  clauseId!: string | null;

  @Field(() => String, { nullable: true, description: 'Its number in the base; null when it is new.' })
  numberBefore!: string | null;

  @Field(() => String, { nullable: true, description: 'Its number in the imported text; null when it is gone.' })
  numberAfter!: string | null;

  @Field(() => String, { description: 'Its heading in the imported text; in the base when it is gone.' })
  heading!: string;

  @Field(() => ID, { nullable: true, description: 'The clause out of which a new one was split.' })
  derivedFromClauseId!: string | null;
}

/** What a text does to its base, in the order of the text; what is gone comes last. */
export function differencesBetween(base: readonly BaseClause[], text: readonly DraftClause[]): DocumentDifference[] {
  const old = new Map(base.map((clause) => [clause.clauseId, clause]));
  const kept = new Set(text.map(({ clauseId }) => clauseId));
  const all = [
    ...text.map((clause) => differenceOf(clause.clauseId === null ? null : (old.get(clause.clauseId) ?? null), clause)),
    ...base.filter(({ clauseId }) => !kept.has(clauseId)).map((clause) => differenceOf(clause, null)),
  ];
  return all.filter(({ kind }) => kind !== DiffKind.UNCHANGED);
}

function differenceOf(before: BaseClause | null, after: DraftClause | null): DocumentDifference {
  return Object.assign(new DocumentDifference(), {
    kind: kindOf(before, after),
    clauseId: before?.clauseId ?? null,
    numberBefore: before?.number ?? null,
    numberAfter: after?.number ?? null,
    heading: after?.heading ?? before?.heading ?? '',
    derivedFromClauseId: after?.derivedFromClauseId ?? null,
  });
}

function kindOf(before: BaseClause | null, after: DraftClause | null): DiffKind {
  if (before === null) return DiffKind.ADDED;
  if (after === null) return DiffKind.REMOVED;
  if (before.heading !== after.heading || before.text !== after.text) return DiffKind.MODIFIED;
  return before.number === after.number ? DiffKind.UNCHANGED : DiffKind.MOVED;
}
