import { Field, ObjectType } from 'type-graphql';
import { connectionType } from '../../../platform/paging/connection';
import type { RequestContext } from '../../../platform/request-context';
import { ClauseVersion } from './clause-version';
import { redLine } from './red-line';
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
}

export const ClauseDiffConnection = connectionType('ClauseDiff', () => ClauseDiff, 'differences');

/** What became of a clause; no text is read for it, since a version carries the hash of what it says. */
export function kindOf(
  before: Pick<ClauseVersion, 'number' | 'parentClauseId' | 'contentHash'> | null,
  after: Pick<ClauseVersion, 'number' | 'parentClauseId' | 'contentHash'> | null,
): DiffKind {
  if (before === null) return DiffKind.ADDED;
  if (after === null) return DiffKind.REMOVED;
  if (before.contentHash !== after.contentHash) return DiffKind.MODIFIED;
  if (before.number !== after.number || before.parentClauseId !== after.parentClauseId) return DiffKind.MOVED;
  return DiffKind.UNCHANGED;
}

export function diffOf(before: ClauseVersion | null, after: ClauseVersion | null): ClauseDiff {
  return Object.assign(new ClauseDiff(), { kind: kindOf(before, after), before, after });
}

/** The red-line of a clause's text; only now is it read. */
export async function segmentsOf({ before, after }: ClauseDiff, context: RequestContext): Promise<DiffSegment[]> {
  const [old, fresh] = await Promise.all([before && wordsOf(before, context), after && wordsOf(after, context)]);
  return redLine(old?.text ?? '', fresh?.text ?? '');
}
