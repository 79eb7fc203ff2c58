import {
  type DocumentNode,
  type FragmentDefinitionNode,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  validate,
  visit,
} from 'graphql';
import type { Problems } from '../../../../platform/input/problems';

/** An operation that the graph would take, and the document that it stands in. */
export interface ParsedQuery {
  document: DocumentNode;
  operation: OperationDefinitionNode;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** Longest query that is read, in words and marks of the language. */
const MOST_TOKENS = 4_000;
/** Most faults that are told of one query. */
const MOST_FAULTS = 10;

function placeOf({ locations }: GraphQLError): string {
  const [first] = locations ?? [];
  return first ? ` (line ${first.line}, column ${first.column})` : '';
}

/** What is wrong and what to do, apart: graphql-js puts both in one message. */
function apart(message: string): { fault: string; hint: string | undefined } {
  const start = message.indexOf(' Did you mean');
  return start < 0
    ? { fault: message, hint: undefined }
    : { fault: message.slice(0, start), hint: message.slice(start + 1) };
}

function parsed(problems: Problems, field: string, text: string): DocumentNode | undefined {
  try {
    return parse(text, { maxTokens: MOST_TOKENS });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    const message = `The query cannot be read: ${error.message.replace(/^Syntax Error: /, '')}${placeOf(error)}`;
    problems.add(field, 'QUERY_SYNTAX', message, 'Mend it there; a GraphQL editor marks the place.');
    return undefined;
  }
}

function onlyOperation(problems: Problems, field: string, document: DocumentNode): OperationDefinitionNode | undefined {
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (!operation || operations.length > 1) {
    const message = `It has ${operations.length} operations, and there must be one.`;
    problems.add(field, 'ONE_OPERATION', message, 'Leave one query; fragments may stand beside it.');
    return undefined;
  }
  if (operation.operation !== OperationTypeNode.QUERY) {
    const message = `It is a ${operation.operation}; an obligation is assessed by reading alone.`;
    problems.add(field, 'NOT_A_QUERY', message, 'Write a query.');
  }
  if ((operation.variableDefinitions?.length ?? 0) > 0) {
    const message = 'It takes variables, for which nobody gives values when it is assessed.';
    problems.add(field, 'NEEDS_VARIABLES', message, 'Write the values in the query itself.');
  }
  return operation;
}

function refuseIntrospection(problems: Problems, field: string, document: DocumentNode): void {
  let found = false;
  visit(document, {
    Field: ({ name }) => {
      if (name.value === '__schema' || name.value === '__type') found = true;
    },
  });
  if (!found) return;
  const message = 'It asks for the schema, which is not what a duty is about.';
  problems.add(field, 'INTROSPECTION', message, 'Ask for things of the graph.');
}

/**
 * Reads a query as the graph would; what is wrong is added to the problems.
 * @returns undefined when there is something that nothing further can be said of
 */
export function parseQuery(
  problems: Problems,
  field: string,
  text: string,
  schema: GraphQLSchema,
): ParsedQuery | undefined {
  const document = parsed(problems, field, text);
  const operation = document && onlyOperation(problems, field, document);
  if (!document || operation?.operation !== OperationTypeNode.QUERY) return undefined;
  refuseIntrospection(problems, field, document);
  const faults = validate(schema, document, undefined, { maxErrors: MOST_FAULTS });
  for (const error of faults) {
    const { fault, hint } = apart(error.message);
    const way = hint ?? 'Compare it with schema/api.graphql, which names every field and argument.';
    problems.add(field, 'QUERY_INVALID', `${fault}${placeOf(error)}`, way);
  }
  if (faults.length > 0) return undefined;
  const fragments = document.definitions.filter((definition) => definition.kind === Kind.FRAGMENT_DEFINITION);
  return { document, operation, fragments: new Map(fragments.map((fragment) => [fragment.name.value, fragment])) };
}
