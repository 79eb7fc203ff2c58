import type { Block } from './block';
import { type ChangedClause, runsOf } from './changed-clauses';
import type { ClauseWords } from './clause-words';
import type { Proposal } from './consultation-facts';
import { inWords } from './plain-text';

interface AnnexSources {
  clausesIn(baselineId: string): AsyncIterable<ClauseWords>;
  changedClauses(baselineId: string, against: string): AsyncIterable<ChangedClause>;
}

const name = (place: { number: string; heading: string }): string => `${place.number} ${place.heading}`.trim();

/** A changed clause: its name, where it stood before when that is another, and its text marked up. */
export function* changedClauseBlocks(changed: ChangedClause): Generator<Block> {
  const { kind, before, after } = changed;
  const place = after ?? before;
  if (place) yield { kind: 'heading', level: 4, text: `${name(place)} (${inWords(kind).toLowerCase()})` };
  if (before && after && name(before) !== name(after)) {
    yield { kind: 'paragraph', text: `Before: ${name(before)}` };
  }
  const runs = runsOf(changed);
  if (runs.length > 0) yield { kind: 'redLine', runs };
}

/** What each proposal would change of its base; one without a base is given in full. */
export async function* annexOfRedLines(
  proposals: readonly Proposal[],
  { clausesIn, changedClauses }: AnnexSources,
): AsyncGenerator<Block> {
  if (proposals.length === 0) return;
  yield { kind: 'heading', level: 2, text: 'Annex: the proposals as red-lines' };
  for (const { id, label, document, basedOn } of proposals) {
    if (!basedOn) {
      yield { kind: 'heading', level: 3, text: `${document.code} ${label}, a new text` };
      for await (const { number, heading, text } of clausesIn(id)) {
        yield { kind: 'heading', level: 4, text: `${number} ${heading}`.trim() };
        yield { kind: 'words', markdown: text };
      }
      continue;
    }
    yield { kind: 'heading', level: 3, text: `${document.code} ${label} against ${basedOn.label}` };
    let changes = 0;
    for await (const changed of changedClauses(id, basedOn.id)) {
      yield* changedClauseBlocks(changed);
      changes += 1;
    }
    if (changes === 0) yield { kind: 'paragraph', text: 'It says what its base says.' };
  }
}
