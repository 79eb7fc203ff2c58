import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, parse, printSchema } from 'graphql';
import { StartFailure } from '../platform/start-failure';
import { supportedSupergraph } from './execution/supported-supergraph';

export interface SubgraphSdl {
  name: string;
  url: string;
  sdl: string;
}

/**
 * Composes subgraphs into a supergraph.
 * @throws StartFailure that names every composition error
 */
export function composeSupergraph(subgraphs: readonly SubgraphSdl[]): string {
  const { supergraphSdl, errors } = composeServices(
    subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
  );
  if (supergraphSdl !== undefined) return supergraphSdl;
  const faults = (errors ?? []).map((error) => `  ${error.message}`);
  throw new StartFailure(['The subgraphs do not compose:', ...faults].join('\n'));
}

/** @throws StartFailure when the text is not a supergraph's SDL */
export function assertSupergraph(sdl: string): void {
  try {
    supportedSupergraph(sdl);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    throw new StartFailure(`The supergraph cannot be used (${reason}); give the file that a composition tool printed.`);
  }
}

/** The schema that clients see of a supergraph. */
export function apiSchemaOf(supergraphSdl: string): GraphQLSchema {
  return supportedSupergraph(supergraphSdl).apiSchema().toGraphQLJSSchema();
}

export function printApiSchema(supergraphSdl: string): string {
  return printSchema(apiSchemaOf(supergraphSdl));
}
