import { textOf } from '../../documents/text-blocks';
import type { Placed } from './reqif-file';
import { refuseTooManyCells } from './too-many-cells';

/** All objects that stand under a place. */
export function partsOf(places: readonly Placed[]): string[] {
  return places.flatMap(({ objectId, children }) => [objectId, ...partsOf(children)]);
}

/**
 * A table whose rows and cells are objects of their own, as Markdown; a row that says something itself says it in its
 * first cell. @source ReqIF 1.0, clause 10.8, SpecHierarchy: isTableInternal
 * @throws UnreadableReqif for a table of too many cells
 */
export function tableOfObjects(rows: readonly Placed[], wordsOf: (objectId: string) => string): string {
  // A row may say something itself, beside its cells.
  refuseTooManyCells(rows.map(({ children }) => children.length + 1));
  const lines = rows.map(({ objectId, children }) => {
    const own = wordsOf(objectId);
    const cells = children.map((cell) => partsOf([cell]).map(wordsOf).filter(Boolean).join('\n'));
    return own === '' ? cells : [own, ...cells];
  });
  const filled = lines.filter(({ length }) => length > 0);
  return filled.length === 0 ? '' : textOf([{ kind: 'table', rows: filled }]);
}
