import { type DocumentNode, type GraphQLSchema, getNamedType, getNullableType, isListType } from 'graphql';
import { type ComplexityEstimatorArgs, getComplexity, simpleEstimator } from 'graphql-query-complexity';
import { DEFAULT_PAGE_SIZE } from '../../../../platform/paging/page-args';

/** What a list that is not paged is taken to hold. */
const UNPAGED = 10;

function pages({ type, field, args, childComplexity }: ComplexityEstimatorArgs): number | undefined {
  if (getNamedType(field.type).name.endsWith('Connection')) {
    const size = Number(args.first ?? args.last ?? DEFAULT_PAGE_SIZE);
    return 1 + Math.max(1, size) * childComplexity;
  }
  const paged = type.name.endsWith('Connection') || type.name.endsWith('Edge');
  if (isListType(getNullableType(field.type)) && !paged) return 1 + UNPAGED * childComplexity;
  return undefined;
}

/** How many fields the answer of a valid document without variables can have, by the sizes of its pages. */
export function queryCost(schema: GraphQLSchema, query: DocumentNode): number {
  return getComplexity({ schema, query, estimators: [pages, simpleEstimator({ defaultComplexity: 1 })] });
}
