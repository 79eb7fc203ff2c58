import type { Database } from 'better-sqlite3';
import { folded } from '../text/folded';
import { spaced } from '../text/search-terms';

/** What each connection to SQLite is told before it is used. */
export function prepareSqlite(connection: Database): void {
  // An acknowledged write is on the disk, also when the power fails: the driver's own default waits less.
  connection.pragma('synchronous = FULL');
  // SQLite's own LOWER knows the letters A to Z only; searches take no account of capitals in any language.
  connection.function('lower', { deterministic: true }, (text) =>
    typeof text === 'string' ? text.toLowerCase() : text,
  );
  connection.function('folded', { deterministic: true }, (text) => (typeof text === 'string' ? folded(text) : text));
  connection.function('spaced', { deterministic: true }, (text) => (typeof text === 'string' ? spaced(text) : text));
}
