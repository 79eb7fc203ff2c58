import { diffArrays } from 'diff';
import type { Run, TrackedChange, WordOutBlock } from '../../../platform/word/word-out-block';
import { longestRun } from '../register/longest-run';
import { overlap, type Words, wordsIn } from './word-overlap';
import { clauseBlocks, type PlainBlock } from './write-word-document';

/** A clause with what tells that it is the same one in another text. */
export interface KnownClause {
  clauseId: string;
  number: string;
  heading: string;
  text: string;
}

/** Strokes beyond which two paragraphs count as having nothing in common. */
const MAX_CHANGES = 1_000;
/** The part of their words that two paragraphs share at least when one is the other with changes. */
const ALIKE = 0.4;
/** Pairs of paragraphs beyond which those of one clause are not looked at for such that are alike. */
const MOST_COMPARED = 250_000;
const NO_WORDS: Words = new Map();

/** A word, a number with its points, a space or a sign, in its formatting. */
const TOKEN = /\d+(?:\.\d+)+|[\p{L}\p{N}\p{M}]+|\s|[^\s\p{L}\p{N}\p{M}]+/gu;

/** A block as it stands, or as wholly inserted or deleted. */
export function wordBlock(block: PlainBlock, change?: TrackedChange): WordOutBlock {
  const changed = change === undefined ? {} : { change };
  if (block.kind === 'table') {
    return { kind: 'table', rows: block.rows.map((row) => row.map((runs) => ({ runs }))), ...changed };
  }
  return { kind: 'paragraph', ...shapeOf(block), runs: block.runs, ...changed };
}

function shapeOf({ outline, bulletDepth }: PlainBlock & { kind: 'paragraph' }) {
  return { outline, ...(bulletDepth === null ? {} : { listItem: 'bullet' as const, depth: bulletDepth }) };
}

/**
 * A document with the changes from one text to another as tracked changes: rejecting all gives the one, accepting all
 * the other. A clause that was moved is deleted in one place and inserted in the other.
 */
export function redLineBlocks(before: readonly KnownClause[], after: readonly KnownClause[]): WordOutBlock[] {
  const blocksIn = (clause: KnownClause | undefined) => (clause ? clauseBlocks(clause) : []);
  const gone = (clauses: readonly KnownClause[]) =>
    clauses.flatMap((clause) => blocksIn(clause).map((block) => wordBlock(block, 'deleted')));
  const come = (clauses: readonly KnownClause[]) =>
    clauses.flatMap((clause) => blocksIn(clause).map((block) => wordBlock(block, 'inserted')));
  const parts: WordOutBlock[][] = [];
  let oldAt = 0;
  let freshAt = 0;
  for (const { oldPlace, freshPlace } of keptInOrder(before, after)) {
    parts.push(gone(before.slice(oldAt, oldPlace)), come(after.slice(freshAt, freshPlace)));
    parts.push(changedBlocks(blocksIn(before[oldPlace]), blocksIn(after[freshPlace])));
    oldAt = oldPlace + 1;
    freshAt = freshPlace + 1;
  }
  return [...parts.flat(), ...gone(before.slice(oldAt)), ...come(after.slice(freshAt))];
}

/** The clauses that stand in both texts and in the same order, as many as can be; the others were moved. */
function keptInOrder(before: readonly KnownClause[], after: readonly KnownClause[]) {
  const places = new Map(before.map(({ clauseId }, place) => [clauseId, place]));
  const both = after.flatMap(({ clauseId }, freshPlace) => {
    const oldPlace = places.get(clauseId);
    return oldPlace === undefined ? [] : [{ oldPlace, freshPlace }];
  });
  return longestRun(both.map(({ oldPlace }) => oldPlace)).flatMap((place) => both[place] ?? []);
}

/** A clause's blocks before and after: its first ones are the same paragraph where both have the form for it. */
function changedBlocks(before: readonly PlainBlock[], after: readonly PlainBlock[]): WordOutBlock[] {
  const [oldStart, ...oldRest] = before;
  const [freshStart, ...freshRest] = after;
  const start = oldStart && freshStart ? merged(oldStart, freshStart) : null;
  if (start) return [start, ...alignedBlocks(oldRest, freshRest)];
  return alignedBlocks(before, after);
}

function alignedBlocks(before: readonly PlainBlock[], after: readonly PlainBlock[]): WordOutBlock[] {
  const keys = (blocks: readonly PlainBlock[]) => blocks.map((block) => JSON.stringify(block));
  const changes = diffArrays(keys(before), keys(after), { maxEditLength: MAX_CHANGES }) ?? [
    { removed: true, added: false, value: before },
    { removed: false, added: true, value: after },
  ];
  const blocks: WordOutBlock[] = [];
  let oldAt = 0;
  let freshAt = 0;
  let gone: readonly PlainBlock[] = [];
  for (const { added, removed, value } of changes) {
    if (removed) {
      gone = before.slice(oldAt, oldAt + value.length);
      oldAt += value.length;
      continue;
    }
    const come = after.slice(freshAt, freshAt + value.length);
    freshAt += value.length;
    if (added) blocks.push(...replacedBlocks(gone, come));
    else {
      blocks.push(...gone.map((block) => wordBlock(block, 'deleted')), ...come.map((block) => wordBlock(block)));
      oldAt += value.length;
    }
    gone = [];
  }
  return [...blocks, ...gone.map((block) => wordBlock(block, 'deleted'))];
}

/** Blocks in whose place others stand: those that are alike are the same ones with changes. */
function replacedBlocks(before: readonly PlainBlock[], after: readonly PlainBlock[]): WordOutBlock[] {
  if (before.length * after.length > MOST_COMPARED) {
    return [
      ...before.map((block) => wordBlock(block, 'deleted')),
      ...after.map((block) => wordBlock(block, 'inserted')),
    ];
  }
  const oldWords = before.map((block) => wordsIn(plainText(block)));
  const blocks: WordOutBlock[] = [];
  let from = 0;
  for (const fresh of after) {
    const words = wordsIn(plainText(fresh));
    const at = before.findIndex(
      (old, index) =>
        index >= from && overlap(oldWords[index] ?? NO_WORDS, words) >= ALIKE && merged(old, fresh) !== null,
    );
    const same = before[at];
    const changed = same ? merged(same, fresh) : null;
    if (changed === null) blocks.push(wordBlock(fresh, 'inserted'));
    else {
      blocks.push(...before.slice(from, at).map((block) => wordBlock(block, 'deleted')), changed);
      from = at + 1;
    }
  }
  return [...blocks, ...before.slice(from).map((block) => wordBlock(block, 'deleted'))];
}

function plainText(block: PlainBlock): string {
  const runs = block.kind === 'table' ? block.rows.flat(2) : block.runs;
  return runs.map(({ text }) => text).join('');
}

/** A block with its changes inside; null when the two are not of one form. */
function merged(before: PlainBlock, after: PlainBlock): WordOutBlock | null {
  if (before.kind === 'table' && after.kind === 'table') {
    const shape = ({ rows }: typeof before) => rows.map(({ length }) => length).join();
    if (shape(before) !== shape(after)) return null;
    const rows = after.rows.map((row, at) =>
      row.map((runs, column) => ({ runs: changedRuns(before.rows[at]?.[column] ?? [], runs) })),
    );
    return { kind: 'table', rows };
  }
  if (before.kind === 'table' || after.kind === 'table') return null;
  if (before.outline !== after.outline || before.bulletDepth !== after.bulletDepth) return null;
  return { kind: 'paragraph', ...shapeOf(after), runs: changedRuns(before.runs, after.runs) };
}

function changedRuns(before: readonly Run[], after: readonly Run[]): Run[] {
  const tokens = (runs: readonly Run[]) =>
    runs.flatMap(({ text, ...formatting }) =>
      [...text.matchAll(TOKEN)].map(([token]) => ({ text: token, ...formatting })),
    );
  const same = (one: Run, other: Run) =>
    one.text === other.text && one.bold === other.bold && one.italic === other.italic;
  const old = tokens(before);
  const fresh = tokens(after);
  const changes = diffArrays(old, fresh, { comparator: same, maxEditLength: MAX_CHANGES }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: fresh },
  ];
  return changes.flatMap(({ added, removed, value }) =>
    joined(value).map((run) => {
      if (!added && !removed) return run;
      return { ...run, change: added ? ('inserted' as const) : ('deleted' as const) };
    }),
  );
}

/** Neighbouring pieces of the same formatting as one. */
function joined(runs: readonly Run[]): Run[] {
  const all: Run[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.bold === run.bold && last.italic === run.italic)
      all[all.length - 1] = { ...last, text: last.text + run.text };
    else all.push(run);
  }
  return all;
}
