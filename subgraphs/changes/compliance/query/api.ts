import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { Role } from '../../../../platform/caller/role';
import { PACKAGE_FOLDER } from '../../../../platform/package-folder';

/** The whole graph as its clients see it, and who may read what of it. */
export interface Api {
  schema: GraphQLSchema;
  /** By `Type.field`, or by the name of a type that is guarded as a whole; anybody may read what is not in it. */
  authority: ReadonlyMap<string, readonly Role[]>;
}

const ROLES = Object.values(Role);

function readFile(name: string): string {
  return readFileSync(join(PACKAGE_FOLDER, 'schema', name), 'utf8');
}

let read: Api | undefined;

/**
 * The graph's schema of this release: printed, and shipped with it, so that a subgraph that runs on its own knows what the
 * gateway serves without asking it.
 */
export function graphApi(): Api {
  if (read) return read;
  const lines: Record<string, string> = JSON.parse(readFile('authority.json'));
  const authority = new Map(
    Object.entries(lines).map(([coordinate, names]) => {
      const named = names.split(' ');
      return [coordinate, ROLES.filter((role) => named.includes(role))] as const;
    }),
  );
  read = { schema: buildSchema(readFile('api.graphql')), authority };
  return read;
}
