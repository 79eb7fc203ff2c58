import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

export interface SortKey {
  /** Property of the thing, or of something that is joined, e.g. `thing.raisedAt`. */
  path: string;
  direction: 'ASC' | 'DESC';
  nullable?: boolean;
}

/** What a sort key is at a place. */
export type Bound = string | number | Date | null;

function reversed(direction: SortKey['direction']): SortKey['direction'] {
  return direction === 'ASC' ? 'DESC' : 'ASC';
}

export function reverse(keys: readonly SortKey[]): SortKey[] {
  return keys.map((key) => ({ ...key, direction: reversed(key.direction) }));
}

export function orderByClause(keys: readonly SortKey[]): string {
  return keys.map(({ path, direction }) => `${path} ${direction}`).join(', ');
}

/** Both engines order NULL below every value, so it comes first ascending and last descending. */
function beyond({ path, direction, nullable }: SortKey, bound: Bound, parameter: string): string {
  if (bound === null) return direction === 'ASC' ? `${path} IS NOT NULL` : '1 = 0';
  if (direction === 'ASC') return `${path} > :${parameter}`;
  return nullable ? `(${path} < :${parameter} OR ${path} IS NULL)` : `${path} < :${parameter}`;
}

/**
 * Keeps what comes after a place in the order of the keys, ties included: (a, b, id) after (x, y, z) is
 * a beyond x, or a = x and b beyond y, or a = x and b = y and id beyond z.
 */
export function keepAfter<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  keys: readonly SortKey[],
  bounds: readonly Bound[],
): void {
  const parameters: Record<string, Bound> = {};
  const alternatives = keys.map((key, index) => {
    const ties = keys
      .slice(0, index)
      .map(({ path }, tie) => (bounds[tie] === null ? `${path} IS NULL` : `${path} = :bound${tie}`));
    const bound = bounds[index] ?? null;
    if (bound !== null) parameters[`bound${index}`] = bound;
    return [...ties, beyond(key, bound, `bound${index}`)].join(' AND ');
  });
  query.andWhere(`(${alternatives.map((alternative) => `(${alternative})`).join(' OR ')})`, parameters);
  // Said once more for the leading key alone: with it an index gives the range, where OR would read the whole table.
  const [leading] = keys;
  if (
    leading &&
    keys.length > 1 &&
    keys.every(({ direction, nullable }) => !nullable && direction === leading.direction)
  ) {
    // One comparison of all keys gives the exact place in an index of theirs, where the engine can use it.
    const paths = keys.map(({ path }) => path).join(', ');
    const places = keys.map((_, index) => `:bound${index}`).join(', ');
    query.andWhere(`(${paths}) ${leading.direction === 'ASC' ? '>' : '<'} (${places})`);
  }
  if (leading && !leading.nullable && keys.length > 1) {
    query.andWhere(`${leading.path} ${leading.direction === 'ASC' ? '>=' : '<='} :bound0`);
  }
}
