import { join, resolve } from 'node:path';

/** Where a subgraph keeps its data. */
export type DatabaseLocation =
  | { engine: 'sqlite'; file: string }
  | { engine: 'mysql'; host: string; port: number; user: string; password: string; database: string };

/**
 * Reads `sqlite:FOLDER` or `mysql://user:password@host:port/database` as one subgraph's database. A URL given for all
 * subgraphs names a folder, or the first part of the databases' names, so that each subgraph has its own.
 * @param shared whether the URL is given for all subgraphs at once
 * @throws Error in a sentence for the person who set it
 */
export function readDatabaseUrl(url: string, subgraph: string, shared: boolean): DatabaseLocation {
  if (url.startsWith('sqlite:')) {
    const path = url.slice('sqlite:'.length).replace(/^\/\/(?=\/)/, '');
    if (path === '') throw new Error('it names no file; write sqlite:FOLDER for all, sqlite:FILE for one subgraph');
    return { engine: 'sqlite', file: shared ? join(resolve(path), `${subgraph}.sqlite`) : resolve(path) };
  }
  if (!/^(mysql|mariadb):/.test(url)) throw new Error('it must begin with sqlite: or mysql://');
  const { hostname, port, username, password, pathname } = new URL(url);
  const name = decodeURIComponent(pathname.slice(1));
  if (!/^[A-Za-z0-9_]{1,48}$/.test(name)) {
    throw new Error('it must end in a database name of letters, digits and underscores, at most 48');
  }
  return {
    engine: 'mysql',
    host: hostname,
    port: port === '' ? 3306 : Number(port),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: shared ? `${name}_${subgraph}` : name,
  };
}
