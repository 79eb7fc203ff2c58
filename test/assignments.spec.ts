import { expectHistory } from './setup/history-chain';
import { ASSIGNMENT, IncidentLog } from './setup/log';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { BAD_TEXTS, failedWith, malformedIds, payloadOf, refusedAll, refusedBy } from './setup/refusal';

describe('assigning an incident', () => {
  let product: TestProduct;
  let incidents: IncidentLog;
  let waiting: Json;
  beforeAll(async () => {
    product = await startProduct();
    incidents = new IncidentLog(product);
    waiting = await incidents.incident('INC000000058');
  });
  afterAll(() => product.close());
  afterEach(() => product.clock.set(SAMPLE_END));

  it('gives it to the party with what helps, tells so in timeline and history, ends the assignment before', async () => {
    const made = await incidents.logged();
    const key = `incidentAssignment:${made.reference}`;
    const [first, second] = ['2018-08-01T13:00:00.250Z', '2018-08-01T14:00:00.000Z'];
    product.clock.set(new Date(first));
    const once = payloadOf(await incidents.assign(made)).incident;
    expect(once).toMatchObject({ status: 'ASSIGNED', version: 2, assignment: { id: `${key}-1` } });
    const { partyId, supportingInformation, ...given } = ASSIGNMENT;
    const added = { addedAt: first, addedBy: 'operations@development' };
    expect(once.assignments).toEqual([
      {
        ...given,
        id: `${key}-1`,
        party: { id: partyId },
        assignedAt: first,
        assignedByDcc: true,
        endedAt: null,
        supportingInformation: supportingInformation.map((item) => ({ ...item, ...added })),
      },
    ]);
    product.clock.set(new Date(second));
    const toDcc = { partyId: 'organisation:DCC', role: 'DCC', supportingInformation: [] };
    const twice = payloadOf(await incidents.assign(once, toDcc)).incident;
    expect(twice).toMatchObject({ version: 3, assignment: { id: `${key}-2` } });
    expect(twice.assignments.map(({ endedAt }: Json) => endedAt)).toEqual([second, null]);
    expect(twice.timeline.nodes.map(({ kind, at }: Json) => [kind, at])).toEqual([
      ['LOGGED', made.raisedAt],
      ['CATEGORISED', made.raisedAt],
      ['ASSIGNED', first],
      ['INFORMATION_ADDED', first],
      ['ASSIGNED', second],
    ]);
    expectHistory(twice, ['logIncident', 'assignIncident', 'assignIncident']);
    expect(twice.history.nodes[1].reason).toBe(ASSIGNMENT.reason);
    expect(await incidents.incident(made.reference)).toEqual(twice);
  });

  it('of a pending one lets its clocks go on', async () => {
    const pending = await incidents.incident('INC000000045');
    expect(pending.resolutionTarget.state).toBe('PAUSED');
    const { status, timeline, resolutionTarget } = payloadOf(await incidents.assign(pending)).incident;
    expect(status).toBe('ASSIGNED');
    expect(resolutionTarget).toEqual({ ...pending.resolutionTarget, state: 'RUNNING' });
    expect(timeline.nodes.slice(-3).map(({ kind }: Json) => kind)).toEqual([
      'RESUMED',
      'ASSIGNED',
      'INFORMATION_ADDED',
    ]);
    product.clock.set(new Date(SAMPLE_END.getTime() + 60_000));
    const { resolutionTarget: later } = await incidents.incident('INC000000045');
    expect(later.elapsedSeconds).toBe(resolutionTarget.elapsedSeconds + 60);
  });

  it.each(['OPERATIONS', 'ADMIN', { role: 'OPERATIONS', organisationId: 'organisation:DCC' }] as const)(
    'by DCC (%j) to another party is refused without supporting information, with the clause (IMP 2.5.6)',
    async (asker) => {
      const ask = () => incidents.assign(waiting, { supportingInformation: [] }, asker);
      const field = 'supportingInformation';
      expect(await refusedBy(product, ask)).toEqual([{ field, code: 'SUPPORTING_INFORMATION_MISSING' }]);
      expect(payloadOf(await ask()).userErrors[0].message).toContain('IMP 2.5.6');
    },
  );

  it('by another than DCC needs no supporting information', async () => {
    const supplier = { role: 'OPERATIONS', organisationId: 'organisation:SUP-ALDER' } as const;
    const made = await incidents.logged();
    const { data } = await incidents.assign(made, { supportingInformation: [] }, supplier);
    expect(data.assignIncident.incident.assignments).toEqual([expect.objectContaining({ assignedByDcc: false })]);
  });

  it('refuses what is no incident, however much it looks like one', async () => {
    const { id, version } = waiting;
    const kinds = ['incident:INC999999999', id.toLowerCase(), id.replace('incident:', 'device:'), 'organisation:DCC'];
    const bad = [...kinds, ...malformedIds(id)];
    const asks = bad.map((wrong) => () => incidents.assign({ id: wrong, version }));
    expect(await refusedAll(product, asks)).toEqual(bad.map(() => [{ field: 'id', code: 'NOT_FOUND' }]));
  });

  it('refuses what is no organisation, however much it looks like one', async () => {
    const bad = ['serviceProvider:S1SP-A', 'device:00DB1234567890A0', ...malformedIds(ASSIGNMENT.partyId)];
    const asks = bad.map((partyId) => () => incidents.assign(waiting, { partyId }));
    expect(await refusedAll(product, asks)).toEqual(bad.map(() => [{ field: 'partyId', code: 'NOT_FOUND' }]));
  });

  it('refuses as its reason what is empty, too long, or holds control characters or direction marks', async () => {
    const asks = BAD_TEXTS.map(
      ([, reason]) =>
        () =>
          incidents.assign(waiting, { reason }),
    );
    expect(await refusedAll(product, asks)).toEqual(BAD_TEXTS.map(([, , code]) => [{ field: 'reason', code }]));
  });

  it('refuses the like as supporting information, and tells which item it is', async () => {
    const [good] = ASSIGNMENT.supportingInformation;
    const asks = BAD_TEXTS.map(([, text]) => {
      const supportingInformation = [good, { source: 'DCC', text }];
      return () => incidents.assign(waiting, { supportingInformation });
    });
    const field = 'supportingInformation.1.text';
    expect(await refusedAll(product, asks)).toEqual(BAD_TEXTS.map(([, , code]) => [{ field, code }]));
  });

  const tooMuch = Array(51).fill(ASSIGNMENT.supportingInformation[0]);
  it.each([
    ['an unknown party', { partyId: 'organisation:NOPE' }, 'partyId', 'NOT_FOUND'],
    ['a party in small letters', { partyId: 'organisation:sup-hazel' }, 'partyId', 'NOT_FOUND'],
    ['a role that the party does not have', { role: 'NETWORK_OPERATOR' }, 'role', 'ROLE_MISMATCH'],
    ['51 items of information', { supportingInformation: tooMuch }, 'supportingInformation', 'TOO_MANY'],
  ])('refuses %s, and changes nothing', async (_what, changes, field, code) => {
    expect(await refusedBy(product, () => incidents.assign(waiting, changes))).toEqual([{ field, code }]);
  });

  it('tells all that is wrong at once', async () => {
    const bad = { id: 'incident:INC999999999', partyId: 'organisation:NOPE', reason: '', supportingInformation: [] };
    const problems = await refusedBy(product, () => incidents.assign(waiting, bad));
    const fields = ['id', 'partyId', 'reason', 'supportingInformation'];
    expect(problems.map(({ field }) => field).sort()).toEqual(fields);
  });

  it.each([
    ['role', { role: 'JANITOR' }],
    ['version', { version: '1' }],
    ['version', { version: 2 ** 31 }],
    ['version', { version: 1.5 }],
    ['source', { supportingInformation: [{ source: 'RUMOUR', text: 'a' }] }],
    ['text', { supportingInformation: [{ source: 'DCC' }] }],
    ['supportingInformation', { supportingInformation: null }],
  ])('answers with a typed error, which names %s, %j', async (field, changes) => {
    const error = await failedWith(product, () => incidents.assign(waiting, changes));
    expect(error).toMatchObject({ code: 'BAD_USER_INPUT', message: expect.stringContaining(field) });
  });

  it.each(['INC000000001', 'INC000000034'])('refuses %s, which is closed or resolved', async (reference) => {
    const done = await incidents.incident(reference);
    expect(await refusedBy(product, () => incidents.assign(done))).toEqual([{ field: 'id', code: 'NOT_ASSIGNABLE' }]);
  });

  it.each([-1, 0, 2, 2 ** 31 - 1])(
    'against version %i, which is not the current one, is a conflict',
    async (version) => {
      const error = await failedWith(product, () => incidents.assign({ ...waiting, version }));
      expect(error).toMatchObject({ code: 'CONFLICT', id: waiting.id, currentVersion: waiting.version });
    },
  );

  it.each([
    [null, 'UNAUTHENTICATED'],
    ['PUBLIC', 'FORBIDDEN'],
    ['ANALYST', 'FORBIDDEN'],
    ['GOVERNANCE', 'FORBIDDEN'],
    ['SERVICE', 'FORBIDDEN'],
    [{ role: 'RESPONDENT', organisationId: 'organisation:SUP-ALDER' }, 'FORBIDDEN'],
  ] as const)('is not for %j', async (asker, code) => {
    expect(await failedWith(product, () => incidents.assign(waiting, {}, asker))).toMatchObject({ code });
  });

  it('by two callers at once goes to one of them; the other learns of the conflict', async () => {
    for (let round = 0; round < 5; round += 1) {
      const made = await incidents.logged();
      const parties = ['organisation:SUP-HAZEL', 'organisation:SUP-ROWAN'];
      const answers = await Promise.all(parties.map((partyId) => incidents.assign(made, { partyId })));
      const lost = answers.flatMap(({ errors }) => errors ?? []);
      expect(lost.map(({ extensions: { code, currentVersion } }) => [code, currentVersion])).toEqual([['CONFLICT', 2]]);
      const [winner] = answers.flatMap((answer) => payloadOf(answer)?.incident ?? []);
      const now = await incidents.incident(made.reference);
      expect(now).toEqual(winner);
      expect(now).toMatchObject({ version: 2, assignments: [{ endedAt: null }] });
      expectHistory(now, ['logIncident', 'assignIncident']);
    }
  });

  it.each([
    ['the lead supplier for a SMETS1 hub', 'device:00DB1234567890A0', 'ENERGY_SUPPLIER', 'organisation:SUP-ALDER'],
    ['DCC for a SMETS2 hub', 'device:00DB9A1F788A8070', 'DCC', 'organisation:DCC'],
  ])('is proposed to %s (IMP 2.1.3), and that party takes it', async (_who, deviceId, role, partyId) => {
    const query = `query ($deviceId: ID!) { proposeIncidentParty(faultArea: COMMUNICATIONS_HUB, deviceId: $deviceId) {
      role clauseNumber rationale party { id } } }`;
    const { data } = await product.ask('ANALYST', query, { deviceId });
    expect(data.proposeIncidentParty).toMatchObject({ role, clauseNumber: '2.1.3', party: { id: partyId } });
    expect(data.proposeIncidentParty.rationale).toContain('IMP 2.1.3');
    const made = await incidents.logged({ deviceIds: [deviceId], faultArea: 'COMMUNICATIONS_HUB' });
    expect(payloadOf(await incidents.assign(made, { role, partyId })).userErrors).toEqual([]);
    const unknown = await product.ask('ANALYST', query, { deviceId: 'device:00DB9900000000FF' });
    expect(unknown.errors?.[0]?.extensions).toMatchObject({
      code: 'NOT_FOUND',
      suggestion: expect.stringMatching(/\S/),
    });
  });
});
