import type { SubgraphDefinition } from '../subgraph';
import { decorated } from './decorated';
import { guardOf } from './reference';

/**
 * Makes sure that somebody said of every query, mutation and reference resolver of a subgraph for whom it is, and that what
 * is said of fields is heeded.
 * @throws TypeError that names all of which nobody did
 */
export function assertDecorated({
  name,
  resolvers,
  references,
}: Pick<SubgraphDefinition, 'name' | 'resolvers' | 'references'>): void {
  const { queries, mutations, fieldResolvers, objectTypes } = decorated();
  const faults: string[] = [];
  const handlers = [...queries, ...mutations].filter(({ target }) => resolvers.some((resolver) => resolver === target));
  for (const { schemaName, roles = [] } of handlers) {
    if (roles.length === 0) faults.push(`${schemaName} has no @Authorized; for everybody it is @Authorized(EVERYBODY)`);
  }
  for (const [type, resolve] of Object.entries(references)) {
    if (!guardOf(resolve)) faults.push(`the reference resolver of ${type} is neither readableBy nor readableByAll`);
  }
  for (const { name: type, target, simpleResolvers = false, fields = [] } of objectTypes) {
    for (const { name: property, schemaName, roles = [], simple = simpleResolvers } of fields) {
      const isMethod = fieldResolvers.some((of) => of.methodName === property && of.getObjectType?.() === target);
      if (roles.length === 0 || !simple || isMethod) continue;
      faults.push(`@Authorized of ${type}.${schemaName} is not heeded; its @Field needs simple: false`);
    }
  }
  if (faults.length === 0) return;
  throw new TypeError([`Who may read what is not said in ${name}:`, ...faults.map((fault) => `  ${fault}`)].join('\n'));
}
