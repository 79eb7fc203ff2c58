import type { ListItem } from './blocks';
import type { DocumentProblems } from './document-problem';
import { collapse, withoutMarks } from './prose';

/** The points of a list without what stands between them: semicolons, "and", the final full stop. */
export function listPoints(items: readonly ListItem[], problems: DocumentProblems): ListItem[] {
  return items.map(({ line, text }, at) => {
    const written = collapse(withoutMarks(text));
    const point = written.replace(/[;,] and$/, '');
    if (point !== written && at !== items.length - 2) {
      problems.add(
        line,
        'LIST_UNFINISHED',
        'The point ends in “and”, but is not the last but one of its list.',
        'Add the point that is to follow, or move the “and”.',
      );
    }
    return { line, text: point.replace(/[;,.]$/, '').trim() };
  });
}
