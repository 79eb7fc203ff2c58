import type { Block } from './block';
import type { ClauseWords } from './clause-words';
import { type ConclusionsTally, named } from './conclusions-tally';
import { inWords } from './plain-text';

const byCount = <T>(count: (value: T) => number) => {
  return ([a, one]: [string, T], [b, other]: [string, T]) => count(other) - count(one) || (a < b ? -1 : 1);
};

/** What was said by theme, the most frequent first. */
export function* themeBlocks({ themes }: ConclusionsTally): Generator<Block> {
  if (themes.size === 0) return;
  yield { kind: 'heading', level: 2, text: 'What was said, by theme' };
  yield {
    kind: 'table',
    caption: 'Themes of the comments',
    columns: [
      { title: 'Theme', width: 30 },
      { title: 'Comments', width: 12 },
      { title: 'Decided', width: 12 },
      { title: 'Which', width: 40 },
    ],
    rows: [...themes]
      .sort(byCount(({ comments }) => comments))
      .map(([theme, { comments, decided, first }]) => [
        theme,
        String(comments),
        String(decided),
        named(first, comments),
      ]),
  };
}

/** How many comments were decided in which way. */
export function* outcomeBlocks({ outcomes }: ConclusionsTally): Generator<Block> {
  if (outcomes.size === 0) return;
  yield { kind: 'heading', level: 2, text: 'What we decided, in numbers' };
  yield {
    kind: 'table',
    caption: 'Decisions',
    columns: [
      { title: 'Decision', width: 30 },
      { title: 'Comments', width: 12 },
    ],
    rows: [...outcomes].sort(byCount((count) => count)).map(([outcome, count]) => [inWords(outcome), String(count)]),
  };
}

/** The clauses that came of the decisions with what they say, in the order of their documents. */
export async function* resultBlocks(
  { results }: ConclusionsTally,
  clausesIn: (baselineId: string) => AsyncIterable<ClauseWords>,
): AsyncGenerator<Block> {
  if (results.size === 0) return;
  yield { kind: 'heading', level: 2, text: 'The text that came of it' };
  const baselines = new Map([...results.values()].map(({ baselineId, baselineName }) => [baselineId, baselineName]));
  for (const [baselineId, name] of [...baselines].sort(([, a], [, b]) => (a < b ? -1 : 1))) {
    yield { kind: 'heading', level: 3, text: name };
    for await (const { id, number, heading, text } of clausesIn(baselineId)) {
      const result = results.get(id);
      if (!result) continue;
      yield { kind: 'heading', level: 4, text: `${number} ${heading}`.trim() };
      yield { kind: 'words', markdown: text };
      yield { kind: 'paragraph', text: `Comments: ${named(result.comments)}` };
    }
  }
}
