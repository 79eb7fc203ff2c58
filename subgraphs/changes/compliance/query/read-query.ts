import { getNamedType, Kind, parse, validate } from 'graphql';
import { Role } from '../../../../platform/caller/role';
import { Problems } from '../../../../platform/input/problems';
import { MAX_PAGE_SIZE } from '../../../../platform/paging/page-args';
import type { Api } from './api';
import { completeQuery } from './complete-query';
import { type FoundConnection, findConnection } from './find-connections';
import { type Need, neededRoles } from './needed-roles';
import { parseQuery } from './parse-query';
import { queryCost } from './query-cost';
import { type SelectedField, selectedFields } from './selected-fields';

/** An obligation's query that can be run. */
export interface ReadQuery {
  /** The query as it is run: the author's, with what an assessment needs. */
  runnable: string;
  population: readonly string[];
  violations: readonly string[];
  needs: readonly Need[];
}

/** Steps from the root of the answer to its farthest field. */
const MOST_STEPS = 12;
/** Fields that the answer may have, by the sizes of the pages that are asked for. */
const MOST_COST = 5_000;

/**
 * Reads an obligation's query, which must be one that the graph would answer, that can be counted, and that is not too much
 * for a run every day. All that is wrong is added to the problems.
 * @returns undefined when it cannot be run
 */
export function readQuery(problems: Problems, input: string, text: string, api: Api): ReadQuery | undefined {
  const found = new Problems();
  const query = readInto(found, input, text, api);
  problems.addAll(found);
  return found.any ? undefined : query;
}

function readInto(problems: Problems, input: string, text: string, api: Api): ReadQuery | undefined {
  const parsed = parseQuery(problems, input, text, api.schema);
  if (!parsed) return undefined;
  const fields = selectedFields(api.schema, parsed.operation, parsed.fragments);
  if (!fields) {
    problems.add(input, 'TOO_COSTLY', 'Its fragments come to more fields than are looked at.', 'Ask for less.');
    return undefined;
  }
  const needs = neededRoles(fields, api);
  checkAssessor(problems, input, needs);
  checkDepth(problems, input, fields);
  checkPages(problems, input, fields);
  const population = findConnection(problems, input, 'population', fields);
  const violations = findConnection(problems, input, 'violations', fields);
  if (!population || !violations) return undefined;
  const runnable = completeQuery(parsed.document, population.nodes, violations.nodes);
  return checkRunnable(problems, input, runnable, api) ? shaped(runnable, population, violations, needs) : undefined;
}

function shaped(runnable: string, population: FoundConnection, violations: FoundConnection, needs: readonly Need[]) {
  return { runnable, population: population.path, violations: violations.path, needs };
}

function checkAssessor(problems: Problems, input: string, needs: readonly Need[]): void {
  const beyond = needs.filter(({ roles }) => !roles.includes(Role.SERVICE)).map(({ what }) => what);
  if (beyond.length === 0) return;
  const message = `The assessor, whose role is SERVICE, may not read ${beyond.join(', ')}.`;
  problems.add(input, 'NOT_READABLE', message, 'Leave that out; nothing confidential is assessed.');
}

function checkDepth(problems: Problems, input: string, fields: readonly SelectedField[]): void {
  const steps = Math.max(0, ...fields.map(({ path }) => path.length));
  if (steps <= MOST_STEPS) return;
  const message = `It goes ${steps} steps deep; at most ${MOST_STEPS} are taken.`;
  problems.add(input, 'TOO_DEEP', message, 'Begin nearer to what is counted, with a filter.');
}

/** The graph would refuse such a page each time that the query is run. */
function checkPages(problems: Problems, input: string, fields: readonly SelectedField[]): void {
  const wrong = new Set<string>();
  for (const { path, node, field } of fields) {
    if (!getNamedType(field.type).name.endsWith('Connection')) continue;
    for (const { name, value } of node.arguments ?? []) {
      if ((name.value !== 'first' && name.value !== 'last') || value.kind !== Kind.INT) continue;
      const size = Number(value.value);
      if (size < 0 || size > MAX_PAGE_SIZE) wrong.add(`${path.join('.')} (${name.value}: ${value.value})`);
    }
  }
  if (wrong.size === 0) return;
  const message = `No page has the size of that of ${[...wrong].slice(0, 10).join(', ')}.`;
  problems.add(
    input,
    'PAGE_SIZE',
    message,
    `Ask for pages of 0 to ${MAX_PAGE_SIZE}; everything is counted in any case.`,
  );
}

function checkRunnable(problems: Problems, input: string, runnable: string, { schema }: Api): boolean {
  const document = parse(runnable);
  if (validate(schema, document).length > 0) {
    const message = 'It calls something else totalCount, nodes, __typename or id in population or violations.';
    problems.add(input, 'ALIAS_TAKEN', message, 'Leave those names to the fields that have them.');
    return false;
  }
  const cost = queryCost(schema, document);
  if (cost <= MOST_COST) return true;
  const message = `Its answer could have ${cost} fields; at most ${MOST_COST} are taken.`;
  problems.add(input, 'TOO_COSTLY', message, 'Ask for smaller pages (first: …), and count with filters.');
  return false;
}
