import { Desk, named } from './setup/desk';
import { expectHistory, expectWholeHistories } from './setup/history-chain';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { refusedBy } from './setup/refusal';

describe('the life of an incident', () => {
  let product: TestProduct;
  let desk: Desk;
  let passed = 0;
  beforeAll(async () => {
    product = await startProduct();
    desk = new Desk(product);
  });
  afterEach(() => expectWholeHistories(product, 'incidents'));
  afterAll(() => product?.close());

  /** Lets so many seconds pass, and tells what time it is then. */
  function pass(seconds: number): string {
    passed += seconds;
    const now = new Date(SAMPLE_END.getTime() + passed * 1000);
    product.clock.set(now);
    return now.toISOString();
  }
  const kinds = ({ timeline }: Json) => timeline.nodes.map(({ kind }: Json) => kind);

  it('is told whole: taken up, pending, resolved, closed and reopened, its clocks counting what they should', async () => {
    let incident = await desk.assigned(await desk.logged());
    const acceptedAt = pass(100);
    incident = await desk.accepted(incident);
    expect(incident).toMatchObject({
      ...{ status: 'IN_PROGRESS', version: 3, assignment: { acceptedAt } },
      responseTarget: { state: 'MET', metAt: acceptedAt, elapsedSeconds: 100 },
    });
    pass(50);
    incident = await desk.moved(incident, 'PENDING');
    pass(1000);
    expect((await desk.incident(incident.reference)).resolutionTarget).toMatchObject({
      ...{ state: 'PAUSED', elapsedSeconds: 150 },
    });
    incident = await desk.moved(incident, 'IN_PROGRESS');
    const resolvedAt = pass(25);
    incident = await desk.moved(incident, 'RESOLVED', 'The aerial was put up again.');
    expect(incident).toMatchObject({
      ...{ status: 'RESOLVED', resolvedAt, resolution: 'The aerial was put up again.' },
      assignment: { acceptedAt, endedAt: resolvedAt },
      resolutionTarget: { state: 'MET', metAt: resolvedAt, elapsedSeconds: 175, remainingSeconds: null },
    });
    const closedAt = pass(5000);
    incident = await desk.moved(incident, 'CLOSED');
    expect(incident).toMatchObject({ status: 'CLOSED', closedAt, resolvedAt });
    pass(5000);
    incident = await desk.moved(incident, 'IN_PROGRESS', 'It is back.');
    expect(incident).toMatchObject({
      ...{ status: 'IN_PROGRESS', resolvedAt: null, closedAt: null, resolution: null },
      assignment: { acceptedAt, endedAt: null },
      responseTarget: { state: 'MET', elapsedSeconds: 100 },
      resolutionTarget: { state: 'RUNNING', metAt: null, elapsedSeconds: 175 },
    });
    const by = 'transitionIncident';
    expectHistory(incident, ['logIncident', 'assignIncident', 'acceptAssignment', by, by, by, by, by]);
    expect(incident.history.nodes.at(-1).reason).toBe('It is back.');
    expect(kinds(incident).slice(4)).toEqual(['ACCEPTED', 'PAUSED', 'RESUMED', 'RESOLVED', 'CLOSED', 'REOPENED']);
    expect(await desk.incident(incident.reference)).toEqual(incident);
  });

  it('lets a party that has not said so take it up by going to work, and stops the response clock by a resolution', async () => {
    const working = await desk.moved(await desk.assigned(await desk.logged()), 'IN_PROGRESS');
    expect(working).toMatchObject({ status: 'IN_PROGRESS', responseTarget: { state: 'MET' } });
    expect(working.assignment.acceptedAt).not.toBeNull();
    const done = await desk.moved(await desk.assigned(await desk.logged()), 'RESOLVED');
    expect(done).toMatchObject({ assignment: { acceptedAt: null }, responseTarget: { metAt: done.resolvedAt } });
  });

  it('goes on with another party when it is handed over, which has to take it up anew', async () => {
    const accepted = await desk.accepted(await desk.logged());
    const handed = await desk.assigned(accepted, { partyId: 'organisation:SUP-ROWAN' });
    expect(handed).toMatchObject({ status: 'ASSIGNED', assignment: { acceptedAt: null, endedAt: null } });
    const [first] = accepted.assignments;
    expect(handed.assignments[0]).toMatchObject({ id: first.id, acceptedAt: first.acceptedAt });
    expect(handed.assignments[0].endedAt).not.toBeNull();
    const old = { assignmentId: first.id, version: handed.version };
    expect(await refusedBy(product, () => desk.send('acceptAssignment', old))).toEqual([
      { field: 'assignmentId', code: 'ENDED' },
    ]);
    const again = await desk.accepted(handed);
    expect(again.responseTarget).toEqual(accepted.responseTarget);
    const twice = { assignmentId: again.assignment.id, version: again.version };
    expect(await refusedBy(product, () => desk.send('acceptAssignment', twice))).toEqual([
      { field: 'assignmentId', code: 'ALREADY_ACCEPTED' },
    ]);
  });

  it('has no move outside its table', async () => {
    const logged = await desk.logged();
    const assigned = await desk.assigned(await desk.logged());
    const working = await desk.accepted(await desk.logged());
    const pending = await desk.moved(working, 'PENDING');
    const resolved = await desk.moved(await desk.accepted(await desk.logged()), 'RESOLVED');
    const closed = await desk.moved(await desk.moved(await desk.accepted(await desk.logged()), 'RESOLVED'), 'CLOSED');
    const never = [
      [logged, 'LOGGED ASSIGNED IN_PROGRESS PENDING RESOLVED CLOSED'],
      [assigned, 'LOGGED ASSIGNED CLOSED'],
      [pending, 'LOGGED ASSIGNED PENDING CLOSED'],
      [resolved, 'LOGGED ASSIGNED PENDING RESOLVED'],
      [closed, 'LOGGED ASSIGNED PENDING RESOLVED CLOSED'],
    ];
    for (const [incident, statuses] of never) {
      for (const to of statuses.split(' ')) {
        const { data } = await desk.send('transitionIncident', { ...named(incident), to, note: 'Because.' });
        const { incident: changed, userErrors } = data.transitionIncident;
        expect([incident.status, to, changed, userErrors[0]?.code]).toEqual([incident.status, to, null, 'NOT_A_STEP']);
      }
      expect((await desk.incident(incident.reference)).version).toBe(incident.version);
    }
  });

  it('counts anew from the start when its category changes, by the targets of when it was raised', async () => {
    const incident = await desk.logged();
    pass(700);
    const input = { ...named(incident), category: 'CATEGORY_1', rationale: 'A whole region.' };
    const changed = await desk.done('categoriseIncident', input);
    const due = (seconds: number) => new Date(Date.parse(incident.raisedAt) + seconds * 1000).toISOString();
    expect(changed).toMatchObject({
      ...{ category: 'CATEGORY_1', categoryRationale: 'A whole region.' },
      responseTarget: { state: 'BREACHED', dueAt: due(600), elapsedSeconds: 700 },
      resolutionTarget: { state: 'RUNNING', dueAt: due(14_400), elapsedSeconds: 700 },
    });
    const same = { ...input, version: changed.version };
    expect(await refusedBy(product, () => desk.send('categoriseIncident', same))).toEqual([
      { field: 'category', code: 'UNCHANGED' },
    ]);
    const done = await desk.moved(await desk.accepted(changed), 'RESOLVED');
    const late = { ...named(done), category: 'CATEGORY_5', rationale: 'Not so bad.' };
    expect(await refusedBy(product, () => desk.send('categoriseIncident', late))).toEqual([
      { field: 'id', code: 'NOT_OPEN' },
    ]);
  });

  it('climbs the levels of escalation one by one, to the highest that is set', async () => {
    const query = '{ escalationLevels { id level name told source confirmed version } }';
    const levels: Json[] = (await product.ask('ANALYST', query)).data.escalationLevels;
    let incident = await desk.logged();
    for (const { level, name, told } of levels) {
      incident = await desk.done('escalateIncident', { ...named(incident), reason: `Still not done: ${level}.` });
      expect(incident.escalationLevel).toBe(level);
      expect(incident.escalations.at(-1)).toMatchObject({ level, name, told, reason: `Still not done: ${level}.` });
    }
    expect(incident.escalations).toHaveLength(levels.length);
    const more = () => desk.send('escalateIncident', { ...named(incident), reason: 'Higher still.' });
    expect(await refusedBy(product, more)).toEqual([{ field: 'id', code: 'HIGHEST_LEVEL' }]);
    const set = `mutation ($input: SetEscalationLevelInput!) { setEscalationLevel(input: $input) {
      escalationLevel { level version history { nodes { action } } } userErrors { field code message suggestion } } }`;
    const level = { level: levels.length + 1, name: 'Board', told: 'The board.', source: 'Our own process.' };
    const setting = (input: object) => () => product.ask('OPERATIONS', set, { input });
    expect(await refusedBy(product, setting({ ...level, level: level.level + 1 }))).toEqual([
      { field: 'level', code: 'OUT_OF_RANGE' },
    ]);
    expect((await setting(level)()).data.setEscalationLevel.userErrors).toEqual([]);
    expect(await refusedBy(product, setting(level))).toEqual([{ field: 'version', code: 'VERSION_NEEDED' }]);
    const again = (await setting({ ...level, version: 1, confirmed: true })()).data.setEscalationLevel;
    expect(again.escalationLevel).toMatchObject({
      version: 2,
      history: { nodes: Array(2).fill({ action: 'setEscalationLevel' }) },
    });
    expect((await more()).data.escalateIncident.incident.escalationLevel).toBe(level.level);
  });

  it('ends as a duplicate where another tells of the same fault, and is taken up again when it proves to be none', async () => {
    const original = await desk.assigned(await desk.logged());
    const raisedById = 'organisation:SUP-BIRCH';
    const open = await desk.assigned(
      await desk.logged({ raisedById, interestedPartyIds: ['organisation:GT-MIDVALE'] }),
    );
    const closedAt = pass(60);
    const mark = { originalId: original.id, note: 'Same mast.' };
    const marked = await desk.done('markDuplicate', { ...named(open), ...mark });
    expect(marked).toMatchObject({
      ...{ status: 'CLOSED', closedAt, duplicateOf: { id: original.id }, assignment: { endedAt: closedAt } },
      resolution: `Goes on as ${original.reference}: Same mast.`,
    });
    const told = await desk.incident(original.reference);
    expect(told).toMatchObject({ version: original.version + 1, duplicates: { nodes: [{ id: marked.id }] } });
    expect(told.interestedParties).toEqual(
      ['organisation:DNO-NORTHMOOR', 'organisation:GT-MIDVALE', raisedById].map((id) => ({ id })),
    );
    const third = await desk.logged();
    const refusals = [
      [marked, { to: 'IN_PROGRESS', note: 'Again.' }, 'transitionIncident', 'id IS_DUPLICATE'],
      [third, { originalId: marked.id, note: 'So?' }, 'markDuplicate', 'originalId IS_DUPLICATE'],
      [third, { originalId: third.id, note: 'So?' }, 'markDuplicate', 'originalId ITSELF'],
      [told, { originalId: third.id, note: 'So?' }, 'markDuplicate', 'id HAS_DUPLICATES'],
      [third, { originalId: 'incident:INC999999999', note: 'So?' }, 'markDuplicate', 'originalId NOT_FOUND'],
      [third, { note: 'So?' }, 'unmarkDuplicate', 'id NO_DUPLICATE'],
    ] as const;
    for (const [incident, input, change, expected] of refusals) {
      const found = await refusedBy(product, () => desk.send(change, { ...named(incident), ...input }));
      expect(found.map(({ field, code }) => `${field} ${code}`)).toEqual([expected]);
    }
    pass(10_000);
    const free = await desk.done('unmarkDuplicate', { ...named(marked), note: 'Another mast.' });
    expect(free).toMatchObject({
      ...{ status: 'ASSIGNED', duplicateOf: null, closedAt: null, assignment: { acceptedAt: null, endedAt: null } },
      responseTarget: { metAt: null, elapsedSeconds: 60 },
      resolutionTarget: { metAt: null, elapsedSeconds: 60 },
    });
    expect((await desk.incident(original.reference)).duplicates.nodes).toEqual([]);
    const bare = await desk.done('markDuplicate', { ...named(third), ...mark });
    expect((await desk.done('unmarkDuplicate', { ...named(bare), note: 'No.' })).status).toBe('LOGGED');
  });

  it('is told of many in as many statements as of one', async () => {
    const counts: number[][] = [];
    for (const first of [1, 20, 200]) {
      const asked = [
        `incidents(first: ${first}) { nodes { id escalationLevel escalations { level } duplicates { nodes { id } } } }`,
        `categoryTargetVersions(first: ${first}) { nodes { id history { nodes { action } } } }`,
      ];
      const taken: number[] = [];
      for (const field of asked) {
        const before = product.statements();
        expect((await product.ask('ANALYST', `{ ${field} }`)).errors).toBeUndefined();
        taken.push(product.statements() - before);
      }
      counts.push(taken);
    }
    expect(counts).toEqual(Array(3).fill(counts[0]));
    expect(counts[0]).toEqual([3, 2]);
  });
});
