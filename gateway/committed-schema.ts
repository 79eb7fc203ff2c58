import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { printSubgraphSchema } from '@apollo/subgraph';
import { readAuthority } from '../platform/graphql/authority';
import { federatedSchema } from '../platform/graphql/federated-schema';
import { PACKAGE_FOLDER } from '../platform/package-folder';
import { authorityPage } from './authority-table';
import { composeSupergraph, printApiSchema } from './compose';
import { SUBGRAPHS, subgraphUrl } from './subgraphs';

/** Folder of the printed schemas, which are committed and reviewed like code. */
const FOLDER = join(PACKAGE_FOLDER, 'schema');

/** For people, with every field: a page of the guides. */
const AUTHORITY_PAGE = '../docs/authority.md';

/** Who may read what, one field or type a line; what is not in it anybody may read. */
function printAuthority(): string {
  const authority = readAuthority(SUBGRAPHS.map(({ references }) => references));
  const lines = [...authority].map(([coordinate, roles]) => [coordinate, roles.join(' ')] as const);
  return JSON.stringify(Object.fromEntries(lines), null, 2);
}

/** The SDL of every subgraph, the supergraph and the API schema, and who may read what, by file name, as the code has them. */
export function printSchemas(): Map<string, string> {
  const built = SUBGRAPHS.map((definition) => ({ ...definition, schema: federatedSchema(definition) }));
  const subgraphs = built.map(({ name, schema }) => ({
    name,
    url: subgraphUrl(name),
    sdl: printSubgraphSchema(schema),
  }));
  const supergraph = composeSupergraph(subgraphs);
  return new Map([
    ...subgraphs.map(({ name, sdl }) => [`${name}.graphql`, sdl] as const),
    ['supergraph.graphql', supergraph],
    ['api.graphql', printApiSchema(supergraph)],
    ['authority.json', printAuthority()],
    [AUTHORITY_PAGE, authorityPage(built)],
  ]);
}

export function readSupergraph(): string {
  return readFileSync(join(FOLDER, 'supergraph.graphql'), 'utf8');
}

/** The files whose text is not what the code prints. */
export function staleSchemas(): string[] {
  return [...printSchemas()]
    .filter(([file, text]) => readCommitted(file) !== `${text.trimEnd()}\n`)
    .map(([file]) => file);
}

function readCommitted(file: string): string {
  try {
    return readFileSync(join(FOLDER, file), 'utf8');
  } catch {
    return '';
  }
}

export function writeSchemas(): void {
  for (const [file, text] of printSchemas()) writeFileSync(join(FOLDER, file), `${text.trimEnd()}\n`);
}
