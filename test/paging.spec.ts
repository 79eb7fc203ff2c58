import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import {
  buildSchema,
  type GraphQLField,
  type GraphQLObjectType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isObjectType,
  isRequiredArgument,
} from 'graphql';
import { MAX_PAGE_SIZE } from '../platform/paging/page-args';
import { startProduct, type TestProduct } from './setup/product';

const api = buildSchema(readFileSync(join(__dirname, '..', 'schema', 'api.graphql'), 'utf8'));

/** For each type that has connections, how to come to one of the sample's that fills them. */
const PARENTS: Record<string, string> = {
  Query: '',
  Device: 'device(id: "device:00DB1234567890A0")',
  Organisation: 'organisation(id: "organisation:SUP-ALDER")',
  ServiceProvider: 'serviceProvider(id: "serviceProvider:S1SP-A")',
  Incident: 'incident(reference: "INC000000007")',
  ProblemRecord: 'problemRecord(reference: "PRB000000001")',
  IncidentAssignment: 'incidentAssignment(id: "incidentAssignment:INC000000021-1")',
  CategoryTarget: 'categoryTargets',
  EscalationLevel: 'escalationLevels',
  Component: 'component(id: "component:S1SP-A-DC1")',
  RecoveryScenario: 'recoveryScenario(code: "S1SP-DC-ONE")',
  DisasterEvent: 'disaster(reference: "DIS000000001")',
  Document: 'document(code: "IMP")',
  Baseline: 'baseline(id: "baseline:IMP-2.0")',
  Clause: 'clause(id: "clause:IMP-5.2")',
  Change: 'change(id: "change:SAMPLE-2018-05-04-4")',
  Consultation: 'consultation(reference: "SAMPLE-2018-05-04")',
  OpenIssue: 'consultation(reference: "SAMPLE-2018-05-04") { of: openIssues',
  Milestone: 'consultation(reference: "SAMPLE-2018-05-04") { of: milestones',
  Question: 'consultation(reference: "SAMPLE-2018-05-04") { of: questions',
  Response: 'response(id: "response:SAMPLE-2018-05-04-01")',
  Disclosure: 'disclosures',
  TraceLink: 'traceLink(id: "traceLink:SAMPLE-1")',
  Comment: 'comment(id: "comment:SAMPLE-2018-05-04-01-Q1-1")',
  Campaign: 'campaign(id: "campaign:SAMPLE-2018-05-04-09-Q1-2")',
  Obligation: 'obligation(id: "obligation:IMP-2.5.6-1")',
  Impact: 'consultation(reference: "SAMPLE-2018-05-04") { of: impact(depth: 2)',
  CoverageReport: 'coverage(baselineId: "baseline:IMP-2.0")',
};

interface Walk {
  title: string;
  /** Wraps a selection on the connection's field into an operation. */
  operation(args: string, selection: string): string;
}

const REQUIRED_ARGUMENTS: Record<string, string> = {
  'Baseline.diff': 'against: "baseline:IMP-1.0"',
  'Query.incidentsDueWithin': 'seconds: 1000000',
};

function sortsOf(field: GraphQLField<unknown, unknown>): string[] {
  const sort = field.args.find(({ name }) => name === 'sort');
  const input = sort && getNamedType(sort.type);
  if (!isInputObjectType(input)) return [''];
  const by = getNamedType(input.getFields().field?.type);
  if (!isEnumType(by)) return [''];
  return by
    .getValues()
    .flatMap(({ name }) => ['ASC', 'DESC'].map((way) => `sort: { field: ${name}, direction: ${way} }`));
}

function walksOf(type: GraphQLObjectType, parent: string): Walk[] {
  return Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .flatMap((field) => {
      const place = `${type.name}.${field.name}`;
      const required = REQUIRED_ARGUMENTS[place];
      if (required === undefined && field.args.some(isRequiredArgument)) throw new Error(`${place} needs arguments.`);
      return sortsOf(field).map((sort) => ({
        title: `${place} ${sort}`.trim(),
        operation: (args: string, selection: string) => {
          const given = [required, sort, args].filter(Boolean).join(', ');
          const list = `list: ${field.name}(${given}) { ${selection} }`;
          const braces = '}'.repeat(parent.split('{').length - 1);
          return parent === '' ? `{ ${list} }` : `{ parent: ${parent} { ${list} } ${braces} }`;
        },
      }));
    });
}

const connectionTypes = Object.values(api.getTypeMap())
  .filter(isObjectType)
  .filter(({ name }) => !name.startsWith('__'))
  .filter((type) =>
    Object.values(type.getFields()).some(({ type: of }) => getNamedType(of).name.endsWith('Connection')),
  );

describe('every connection of the graph', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('is reached by this suite', () => {
    expect(connectionTypes.map(({ name }) => name).filter((name) => !(name in PARENTS))).toEqual([]);
  });

  async function page(walk: Walk, args: string) {
    const selection = 'totalCount edges { cursor } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }';
    const { data, errors } = await product.ask('GOVERNANCE', walk.operation(args, selection));
    if (errors) throw new Error(JSON.stringify(errors));
    const [parent] = [data.parent ?? data].flat();
    return parent.of ? [parent.of].flat()[0].list : parent.list;
  }

  async function forwards(walk: Walk, size: number): Promise<string[]> {
    const seen: string[] = [];
    for (let after = ''; ; ) {
      const { edges, pageInfo } = await page(walk, `first: ${size}${after}`);
      seen.push(...edges.map(({ cursor }: { cursor: string }) => cursor));
      if (!pageInfo.hasNextPage) return seen;
      after = `, after: ${JSON.stringify(pageInfo.endCursor)}`;
    }
  }

  async function backwards(walk: Walk, size: number): Promise<string[]> {
    const seen: string[] = [];
    for (let before = ''; ; ) {
      const { edges, pageInfo } = await page(walk, `last: ${size}${before}`);
      seen.unshift(...edges.map(({ cursor }: { cursor: string }) => cursor));
      if (!pageInfo.hasPreviousPage) return seen;
      before = `, before: ${JSON.stringify(pageInfo.startCursor)}`;
    }
  }

  const walks = connectionTypes.flatMap((type) => walksOf(type, PARENTS[type.name] ?? ''));

  it.each(walks.map((walk) => [walk.title, walk] as const))(
    '%s is walked whole, each row once, in either direction and by pages of any size',
    async (_title, walk) => {
      const whole = await forwards(walk, MAX_PAGE_SIZE);
      const { totalCount } = await page(walk, 'first: 0');
      expect(whole).toHaveLength(totalCount);
      expect(new Set(whole).size).toBe(totalCount);
      const smallest = Math.max(1, Math.ceil(totalCount / 12));
      const sizes = fc.integer({ min: smallest, max: Math.max(smallest, Math.min(MAX_PAGE_SIZE, totalCount + 1)) });
      await fc.assert(
        fc.asyncProperty(sizes, fc.boolean(), async (size, forward) => {
          expect(await (forward ? forwards(walk, size) : backwards(walk, size))).toEqual(whole);
        }),
        { numRuns: 4 },
      );
    },
  );
});
