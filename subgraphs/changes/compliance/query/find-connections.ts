import { type FieldNode, getNamedType, isObjectType } from 'graphql';
import type { Problems } from '../../../../platform/input/problems';
import type { SelectedField } from './selected-fields';

/** One of the two connections that an obligation's query selects. */
export interface FoundConnection {
  /** Names in the answer, from its root. */
  path: readonly string[];
  /** Where it stands in the text. */
  nodes: ReadonlySet<FieldNode>;
}

const ALIASES = { population: 'what the duty is about', violations: 'what breaks it' } as const;
type Alias = keyof typeof ALIASES;

function fieldsOf(field: SelectedField) {
  const type = getNamedType(field.field.type);
  return isObjectType(type) ? type.getFields() : {};
}

function canBeNamed(field: SelectedField): boolean {
  const { nodes } = fieldsOf(field);
  const node = nodes && getNamedType(nodes.type);
  return isObjectType(node) && 'id' in node.getFields();
}

/**
 * The connection of the query that is called by an alias, anywhere in it; undefined when there is not exactly one that can
 * be counted. What is wrong is added to the problems.
 */
export function findConnection(
  problems: Problems,
  input: string,
  alias: Alias,
  fields: readonly SelectedField[],
): FoundConnection | undefined {
  const code = alias.toUpperCase();
  const called = fields.filter(({ path }) => path.at(-1) === alias);
  const [first] = called;
  if (!first) {
    const way = `Put \`${alias}:\` before the connection that counts ${ALIASES[alias]}.`;
    problems.add(input, `NO_${code}`, `Nothing in it is called ${alias}.`, way);
    return undefined;
  }
  const places = new Set(called.map(({ path }) => path.join('.')));
  if (places.size > 1 || called.some(({ listed }) => listed)) {
    const where = places.size > 1 ? [...places].join(' and ') : `${[...places][0]}, once for each of a list`;
    const message = `Several connections in it are called ${alias}: ${where}.`;
    problems.add(input, `SEVERAL_${code}`, message, `Call one of them ${alias}, outside of lists.`);
    return undefined;
  }
  if (called.some(({ conditional }) => conditional)) {
    const message = `A condition or directive stands on ${alias}, or on what it is within.`;
    problems.add(input, 'CONDITIONAL', message, `Select ${alias} unconditionally.`);
  }
  const known = problems.list.length;
  if (!('totalCount' in fieldsOf(first))) {
    const message = `${alias} is ${String(first.field.type)}, which has no totalCount.`;
    problems.add(input, 'NOT_COUNTED', message, 'Select a connection that has one, e.g. incidentAssignments.');
  } else if (alias === 'violations' && !canBeNamed(first)) {
    const message = `The things of ${String(first.field.type)} have no ids, so that none could be shown as evidence.`;
    problems.add(input, 'NO_EVIDENCE', message, 'Select a connection of things with ids.');
  }
  return problems.list.length > known
    ? undefined
    : { path: first.path, nodes: new Set(called.map(({ node }) => node)) };
}
