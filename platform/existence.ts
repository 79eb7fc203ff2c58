import type { GraphClient } from './graph-client';
import type { Problems } from './input/problems';

/** A thing of another subgraph that an input names. */
export interface ForeignReference {
  /** Where in the input it is named. */
  field: string | readonly string[];
  id: string;
  /** Field of `Query` that reads such a thing by its id, e.g. `device`. */
  readBy: string;
}

/**
 * Asks the graph, once, whether things of other subgraphs exist; those that do not are added to the problems.
 * The caller's own token is used: what it may not read, it may not name.
 * @throws the graph's own error when it refuses the caller or cannot answer
 */
export async function checkExistence(
  graph: GraphClient,
  problems: Problems,
  references: readonly ForeignReference[],
): Promise<void> {
  if (references.length === 0) return;
  const ids = [...new Set(references.map(({ id }) => id))];
  const readBy = new Map(references.map((reference) => [reference.id, reference.readBy]));
  const variables = Object.fromEntries(ids.map((id, index) => [`id${index}`, id]));
  const declared = ids.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = ids.map((id, index) => `thing${index}: ${readBy.get(id)}(id: $id${index}) { id }`).join(' ');
  const data = await graph.ask(`query Existence(${declared}) { ${fields} }`, variables);
  const absent = new Set(ids.filter((_, index) => (data[`thing${index}`] ?? null) === null));
  for (const { field, id, readBy: query } of references) {
    if (!absent.has(id)) continue;
    problems.add(field, 'NOT_FOUND', `There is no ${id}.`, `Check the id; the query ${query} reads it by its id.`);
  }
}
