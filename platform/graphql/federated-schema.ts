import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLResolverMap } from '@apollo/subgraph/dist/schema-helper';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { type GraphQLResolveInfo, type GraphQLSchema, parse } from 'graphql';
import { buildSchemaSync, createResolversMap } from 'type-graphql';
import { Authority } from '../caller/caller';
import { badArgument } from '../errors';
import { answerOnce } from '../idempotency/answer-once';
import type { RequestContext } from '../request-context';
import type { SubgraphDefinition } from '../subgraph';
import { assertDecorated } from './assert-decorated';

/** Makes an entity from its key (and the fields that `@requires` brings along); null for a thing that there is not. */
export type ReferenceResolver = (
  reference: never,
  context: RequestContext,
  info: GraphQLResolveInfo,
) => object | null | Promise<object | null>;

export type ReferenceResolvers = Record<string, ReferenceResolver>;

const FEDERATION = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@requires", "@provides", "@tag", "@inaccessible"])
directive @key(fields: String!, resolvable: Boolean = true) repeatable on OBJECT | INTERFACE
directive @shareable on FIELD_DEFINITION | OBJECT
directive @external on OBJECT | FIELD_DEFINITION
directive @requires(fields: String!) on FIELD_DEFINITION
`;

/** Value types that every subgraph declares alike. */
const SHARED_TYPE = /^type (PageInfo|UserError|AuditEntry|AuditEntryEdge|AuditEntryConnection)\b/gm;

const KEYS = ['id', 'deviceId'] as const;

/** Refuses keys that are no text before a resolver reads them: all of ours are. */
function withTextKeys(resolveReference: ReferenceResolver): ReferenceResolver {
  return (reference, context, info) => {
    const given = new Map<string, unknown>(Object.entries(reference));
    if (!KEYS.some((key) => given.has(key))) {
      throw badArgument('representations', 'A representation has no key.', 'Give its id, as the graph gives it.');
    }
    for (const key of KEYS) {
      if (!given.has(key) || typeof given.get(key) === 'string') continue;
      throw badArgument('representations', `The key ${key} is no text.`, 'Give the keys as the graph gives them.');
    }
    return resolveReference(reference, context, info);
  };
}

/** Refuses things of which no subgraph may ask here, which no type of the schema could be made of. */
function guardEntities(schema: GraphQLSchema, references: ReferenceResolvers): void {
  const field = schema.getQueryType()?.getFields()._entities;
  const resolve = field?.resolve;
  if (!field || !resolve) return;
  field.resolve = (source, args: { representations: readonly { __typename?: unknown }[] }, context, info) => {
    for (const { __typename: type } of args.representations) {
      if (typeof type === 'string' && Object.hasOwn(references, type)) continue;
      const known = Object.keys(references).join(', ');
      throw badArgument('representations', 'A representation is of no entity.', `Its __typename is one of ${known}.`);
    }
    return resolve(source, args, context, info);
  };
}

/** A subgraph's executable schema, built from its decorated classes. */
export function federatedSchema(definition: SubgraphDefinition): GraphQLSchema {
  const { resolvers, orphanedTypes = [], references } = definition;
  const [first, ...others] = resolvers;
  if (!first) throw new TypeError('A subgraph without resolvers has no schema.');
  const schema = buildSchemaSync({
    resolvers: [first, ...others],
    orphanedTypes: [...orphanedTypes],
    authChecker: Authority,
    validate: false,
    skipCheck: true,
  });
  assertDecorated(definition);
  const sdl = printSchemaWithDirectives(schema).replace(SHARED_TYPE, 'type $1 @shareable');
  const resolverMap: GraphQLResolverMap<unknown> = {};
  for (const [type, fields] of Object.entries(createResolversMap(schema))) {
    const resolveReference = references[type];
    Object.assign(resolverMap, {
      [type]: resolveReference ? { ...fields, __resolveReference: withTextKeys(resolveReference) } : fields,
    });
  }
  const federated = buildSubgraphSchema({ typeDefs: parse(FEDERATION + sdl), resolvers: resolverMap });
  guardEntities(federated, references);
  answerOnce(federated);
  return federated;
}
