import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportScenarios, importScenarios } from '../subgraphs/bcdr';
import { contentsOfAll } from './setup/contents';
import { expectWholeHistories } from './setup/history-chain';
import { type Asker, type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { Recovery } from './setup/recovery';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll } from './setup/refusal';

const ERRORS = 'userErrors { field code message suggestion }';
const SCENARIO = `scenario { id code version title effect appliesTo providerKind componentKind extent clauseNumber source
  partialFailure recoveryTimeObjectiveSeconds objectivesSource actions { id party order text } } ${ERRORS}`;
const DEFINE = `mutation ($input: DefineRecoveryScenarioInput!) { defineRecoveryScenario(input: $input) { ${SCENARIO} } }`;
const UPDATE = `mutation ($input: UpdateRecoveryScenarioInput!) { updateRecoveryScenario(input: $input) { ${SCENARIO} } }`;
const COMPONENT = `component { id name kind state stateSince version regions provider { id } } ${ERRORS}`;
const REGISTER = `mutation ($input: RegisterComponentInput!) { registerComponent(input: $input) { ${COMPONENT} } }`;
const RENAME = `mutation ($input: UpdateComponentInput!) { updateComponent(input: $input) { ${COMPONENT} } }`;

const SAMPLE: Json = JSON.parse(readFileSync(join(__dirname, '..', 'sample', 'bcdr.json'), 'utf8'));
const FILE = JSON.stringify({ scenarios: SAMPLE.scenarios, serviceRequests: SAMPLE.serviceRequests });
const BY = { actor: 'cli:test', action: 'importScenarios', at: SAMPLE_END };

const DESK = {
  code: 'DESK',
  title: 'Service desk lost',
  description: 'Nobody answers.',
  appliesTo: ['SMETS1', 'SMETS2'],
  componentKind: 'SERVICE_DESK',
  extent: 'TOTAL',
  clauseNumber: '5.2',
  source: 'Invented',
  dccActions: ['Divert the calls', 'Tell Users'],
  userActions: ['Write instead'],
};

/** Providers are there, and nothing of disasters. */
let product: TestProduct;
let recovery: Recovery;
beforeAll(async () => {
  product = await startProduct({ sample: ['inventory'] });
  recovery = new Recovery(product);
});
afterAll(() => product.close());

const ask = (operation: string, input: object, asker: Asker = 'OPERATIONS') => product.ask(asker, operation, { input });
const take = (text: string, options = {}) => importScenarios(product.database('bcdr'), BY, text, options);
const faults = (text: string) =>
  take(text).then(
    () => [],
    ({ userErrors }) => userErrors.map(({ field, code }: Json) => `${field.join('.')} ${code}`),
  );

describe('without the sample, a user', () => {
  it('takes scenarios and service requests from a file: a trial changes nothing, and taken again neither does it', async () => {
    const empty = await contentsOfAll(product);
    const all = SAMPLE.scenarios.length + SAMPLE.serviceRequests.length;
    expect(await take(FILE, { dryRun: true })).toEqual({ defined: all, changed: 0, unchanged: 0 });
    expect(await contentsOfAll(product)).toEqual(empty);
    expect(await take(FILE)).toEqual({ defined: all, changed: 0, unchanged: 0 });
    const taken = await contentsOfAll(product);
    expect(await take(FILE)).toEqual({ defined: 0, changed: 0, unchanged: all });
    expect(await take(await exportScenarios(product.database('bcdr')))).toEqual({
      ...{ defined: 0, changed: 0, unchanged: all },
    });
    expect(await contentsOfAll(product)).toEqual(taken);
    const [first, ...others] = SAMPLE.scenarios;
    const scenarios = [{ ...first, title: 'Another title' }, ...others];
    expect(await take(JSON.stringify({ scenarios }))).toMatchObject({ changed: 1, unchanged: others.length });
  });

  it('learns every fault of a file with its path, and nothing of it is taken', async () => {
    const before = await contentsOfAll(product);
    const [one, two] = SAMPLE.scenarios;
    const file = (scenarios: object[], more = {}) => faults(JSON.stringify({ scenarios, ...more }));
    expect(await faults('{')).toEqual([' INVALID_JSON']);
    expect(await file([one, { ...two, extent: 'HALF', colour: 'red' }, { code: 1 }], { extra: [] })).toEqual(
      expect.arrayContaining([
        'scenarios.1.extent INVALID_VALUE',
        'scenarios.1 UNRECOGNIZED_KEYS',
        'scenarios.2.code INVALID_TYPE',
        'scenarios.2.title INVALID_TYPE',
        ' UNRECOGNIZED_KEYS',
      ]),
    );
    expect(
      await file(
        [
          { ...one, title: 'New' },
          { ...two, userActions: [] },
          { ...one, title: '' },
        ],
        {
          serviceRequests: [{ number: 'x', name: '', standards: [], critical: false, providerKinds: ['DSP'] }],
        },
      ),
    ).toEqual([
      'scenarios.2.code DUPLICATE',
      'scenarios.1.userActions EMPTY',
      'scenarios.2.title EMPTY',
      'serviceRequests.0.number INVALID_NUMBER',
      'serviceRequests.0.standards EMPTY',
      'serviceRequests.0.name EMPTY',
    ]);
    expect(await contentsOfAll(product)).toEqual(before);
  });

  it('registers components of providers and of DCC itself, and declares what becomes of them', async () => {
    for (const { key, name, kind, providerId, regions } of SAMPLE.components) {
      const { component, userErrors } = payloadOf(await ask(REGISTER, { key, name, kind, providerId, regions }));
      expect(userErrors).toEqual([]);
      expect(component).toEqual({
        ...{ id: `component:${key}`, name, kind, state: 'OPERATIONAL', version: 1, regions: regions ?? [] },
        ...{ stateSince: SAMPLE_END.toISOString(), provider: providerId ? { id: providerId } : null },
      });
    }
    const { scenario } = payloadOf(await ask(DEFINE, DESK));
    expect(scenario).toMatchObject({ id: 'recoveryScenario:DESK', partialFailure: false, version: 1 });
    const componentIds = ['component:DCC-SD'];
    const made = await recovery.declared({ scenarioId: scenario.id, componentIds, summary: 'Nobody answers' });
    expect(made).toMatchObject({ reference: 'DIS000000001', affectedProviders: [] });
    const lost = {
      scenarioId: 'recoveryScenario:S1SP-GW',
      componentIds: ['component:S1SP-A-GW'],
      summary: 'It is down',
    };
    const { impact } = await recovery.declared(lost);
    expect(impact.affectedServices.length).toBeGreaterThan(0);
    await expectWholeHistories(product, 'bcdr');
  });

  it('changes a scenario: an action that reads the same stays itself, one left out is kept for the logs alone', async () => {
    const before = (await ask(UPDATE, { id: 'recoveryScenario:DESK', version: 1 })).data.updateRecoveryScenario
      .scenario;
    const dccActions = ['Open the other desk', 'Divert the calls'];
    const changes = {
      dccActions,
      recoveryTimeObjectiveSeconds: 60,
      objectivesSource: 'Assumed',
      effect: 'Slower help',
    };
    const { scenario } = payloadOf(await ask(UPDATE, { id: before.id, version: 1, ...changes }));
    expect(scenario).toMatchObject({ version: 2, recoveryTimeObjectiveSeconds: 60, effect: 'Slower help' });
    const dcc = scenario.actions.filter(({ party }: Json) => party === 'DCC');
    expect(dcc).toEqual([
      { id: 'recoveryAction:DESK-DCC-3', party: 'DCC', order: 1, text: dccActions[0] },
      { ...before.actions[0], order: 2 },
    ]);
    const cleared = payloadOf(
      await ask(UPDATE, { id: before.id, version: 2, recoveryTimeObjectiveSeconds: null, effect: null }),
    ).scenario;
    expect(cleared).toMatchObject({ version: 3, recoveryTimeObjectiveSeconds: null, effect: null, title: DESK.title });
    const stale = await failedWith(product, () => ask(UPDATE, { id: before.id, version: 2, title: 'Late' }));
    expect(stale.code).toBe('CONFLICT');
  });

  it('renames a component, and is refused when somebody else was faster', async () => {
    const id = 'component:CSP-NORTH-GW';
    const input = { id, version: 1, name: 'Northern gateway', regions: ['NORTH', 'CENTRAL'] };
    expect(payloadOf(await ask(RENAME, input)).component).toMatchObject({
      ...{ name: 'Northern gateway', regions: ['NORTH', 'CENTRAL'], version: 2 },
    });
    expect((await failedWith(product, () => ask(RENAME, input))).code).toBe('CONFLICT');
  });

  it('is refused at every field of bad input, and who may not write is refused altogether', async () => {
    const component = { key: 'NEW', name: 'New', kind: 'NETWORK' };
    const used = { id: 'recoveryScenario:S1SP-GW', version: 1 };
    const cases: (readonly [string, object, string, string])[] = [
      ...BAD_TEXTS.map(([, title, code]) => [DEFINE, { ...DESK, code: 'D2', title }, 'title', code] as const),
      [DEFINE, DESK, 'code', 'ALREADY_EXISTS'],
      [DEFINE, { ...DESK, code: 'desk' }, 'code', 'INVALID_CODE'],
      [DEFINE, { ...DESK, code: 'D2', userActions: [] }, 'userActions', 'EMPTY'],
      [UPDATE, { ...used, extent: 'PARTIAL' }, 'extent', 'SCENARIO_USED'],
      ...malformedIds(used.id).map((id) => [UPDATE, { ...used, id }, 'id', 'NOT_FOUND'] as const),
      ...BAD_TEXTS.map(([, name, code]) => [REGISTER, { ...component, name }, 'name', code] as const),
      [REGISTER, { ...component, key: 'a b' }, 'key', 'KEY_INVALID'],
      [REGISTER, { ...component, key: 'DCC-SD' }, 'key', 'ALREADY_EXISTS'],
      [REGISTER, { ...component, regions: ['NORTH'] }, 'regions', 'REGION_MISMATCH'],
      [REGISTER, { ...component, providerId: 'serviceProvider:CSP-NORTH' }, 'regions', 'EMPTY'],
      ...['serviceProvider:NOPE', 'component:DCC-SD', ...malformedIds('serviceProvider:DSP')].map(
        (providerId) => [REGISTER, { ...component, providerId }, 'providerId', 'NOT_FOUND'] as const,
      ),
      [RENAME, { id: 'component:NOPE', version: 1 }, 'id', 'NOT_FOUND'],
      [RENAME, { id: 'component:DCC-SD', version: 2, name: '' }, 'name', 'EMPTY'],
    ];
    const asks = cases.map(
      ([operation, input]) =>
        () =>
          ask(operation, input),
    );
    expect(await refusedAll(product, asks)).toEqual(cases.map(([, , field, code]) => [{ field, code }]));
    for (const asker of [null, 'ANALYST', 'RESPONDENT', 'GOVERNMENT', 'SERVICE'] as const) {
      const { code } = await failedWith(product, () => ask(REGISTER, component, asker));
      expect(code).toBe(asker === null ? 'UNAUTHENTICATED' : 'FORBIDDEN');
      expect((await failedWith(product, () => ask(DEFINE, { ...DESK, code: 'D3' }, asker))).code).toBe(code);
    }
  });
});
