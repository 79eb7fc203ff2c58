import { closest, distance } from 'fastest-levenshtein';

/** Changes of letters within which a name is taken for a misspelt one. */
const NEAR = 3;

function plain(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** The column that a name in a header was probably meant to be; undefined when it is like none. */
export function nearestColumn<Column extends string>(name: string, columns: readonly Column[]): Column | undefined {
  const plainColumns = columns.map(plain);
  const nearest = closest(plain(name), plainColumns);
  return distance(plain(name), nearest) <= NEAR ? columns[plainColumns.indexOf(nearest)] : undefined;
}
