import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/paging/connection';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseVersion } from './clause-version';
import { redLineInTurn } from './red-line-in-turn';
import type { RenderedDiff } from './red-line-rendering';
import { wordsOf } from './register.loaders';
import { DiffKind, DiffOperation } from './register.vocabulary';

@ObjectType({ description: 'A piece of a red-line.', simpleResolvers: true })
export class DiffSegment {
  @Field(() => DiffOperation, { description: 'Whether it stands in both texts, or in which of them.' })
  operation!: DiffOperation;

  @Field(() => String, { description: 'The piece, spaces included.' })
  text!: string;
}

@ObjectType({ description: 'What became of a clause from one baseline to another.', simpleResolvers: true })
export class ClauseDiff {
  @Field(() => DiffKind, { description: 'What became of it.' })
  kind!: DiffKind;

  @Field(() => ClauseVersion, { nullable: true, description: 'As it stood before; null when it is new.' })
  before!: ClauseVersion | null;

  @Field(() => ClauseVersion, { nullable: true, description: 'As it stands after; null when it is gone.' })
  after!: ClauseVersion | null;

  @Field(() => Boolean, {
    description: 'Whether it stands under another clause, or has changed its place among those beside it.',
  })
  moved!: boolean;

  @Field(() => Boolean, { description: 'Whether its number is another.' })
  renumbered!: boolean;
}

export const ClauseDiffConnection = connectionType('ClauseDiff', () => ClauseDiff, 'differences');

/** What became of a clause; no text is read for it, since a version carries the hash of what it says. */
export function diffOf(
  before: ClauseVersion | null,
  after: ClauseVersion | null,
  { outOfOrder = false }: { outOfOrder?: boolean } = {},
): ClauseDiff {
  const both = before !== null && after !== null;
  const renumbered = both && before.number !== after.number;
  const moved = both && (outOfOrder || before.parentClauseId !== after.parentClauseId);
  const reworded = both && before.contentHash !== after.contentHash;
  let kind = DiffKind.UNCHANGED;
  if (before === null) kind = DiffKind.ADDED;
  else if (after === null) kind = DiffKind.REMOVED;
  else if (reworded) kind = DiffKind.MODIFIED;
  else if (moved || renumbered) kind = DiffKind.MOVED;
  return Object.assign(new ClauseDiff(), { kind, before, after, moved, renumbered });
}

/** What a clause said before and says after; only now is it read. */
export async function wordsOfDiff({ before, after }: ClauseDiff, context: RequestContext) {
  const [old, fresh] = await Promise.all([before && wordsOf(before, context), after && wordsOf(after, context)]);
  const none = { heading: '', text: '' };
  return { old: old ?? none, fresh: fresh ?? none };
}

/** The red-line of a clause's text. */
export async function segmentsOf(diff: ClauseDiff, context: RequestContext): Promise<DiffSegment[]> {
  const { old, fresh } = await wordsOfDiff(diff, context);
  return redLineInTurn(old.text, fresh.text);
}

/** The red-line of a clause's heading. */
export async function headingSegmentsOf(diff: ClauseDiff, context: RequestContext): Promise<DiffSegment[]> {
  const { old, fresh } = await wordsOfDiff(diff, context);
  return redLineInTurn(old.heading, fresh.heading);
}

/** What became of a clause with its words, to be written out. */
export async function renderedDiffOf(diff: ClauseDiff, context: RequestContext): Promise<RenderedDiff> {
  const { old, fresh } = await wordsOfDiff(diff, context);
  const { kind, moved, renumbered, before, after } = diff;
  return {
    kind,
    moved,
    renumbered,
    before: before && { number: before.number, heading: old.heading, text: old.text },
    after: after && { number: after.number, heading: fresh.heading, text: fresh.text },
  };
}
