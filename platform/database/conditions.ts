import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

type Query<T extends ObjectLiteral> = SelectQueryBuilder<T>;

function escaped(text: string): string {
  return text.replace(/[!%_]/g, (character) => `!${character}`);
}

/** Keeps what has one of the values; an absent list keeps everything, an empty one nothing. */
export function keepAmong<T extends ObjectLiteral>(
  query: Query<T>,
  path: string,
  values: readonly unknown[] | null | undefined,
): void {
  if (!values) return;
  if (values.length === 0) {
    query.andWhere('1 = 0');
    return;
  }
  const name = `among_${path.replace(/\W/g, '_')}`;
  query.andWhere(`${path} IN (:...${name})`, { [name]: [...values] });
}

/** Keeps what a condition holds for, or what it does not hold for; a wish that is absent keeps everything. */
export function keepWhether<T extends ObjectLiteral>(
  query: Query<T>,
  condition: string,
  wish: boolean | null | undefined,
): void {
  if (wish === true) query.andWhere(`(${condition})`);
  if (wish === false) query.andWhere(`NOT (${condition})`);
}

/** Keeps what begins with a text, by the column's index. */
export function keepStartingWith<T extends ObjectLiteral>(
  query: Query<T>,
  path: string,
  text: string | null | undefined,
): void {
  if (text) query.andWhere(`${path} LIKE :prefix ESCAPE '!'`, { prefix: `${escaped(text)}%` });
}

/** Keeps what has a text in one of its columns, in capitals or not. */
export function keepContaining<T extends ObjectLiteral>(
  query: Query<T>,
  paths: readonly string[],
  text: string | null | undefined,
): void {
  if (!text) return;
  const alternatives = paths.map((path) => `LOWER(${path}) LIKE :containing ESCAPE '!'`);
  query.andWhere(`(${alternatives.join(' OR ')})`, { containing: `%${escaped(text.toLowerCase())}%` });
}
