import fc from 'fast-check';
import { Desk, named } from './setup/desk';
import { expectWholeHistories } from './setup/history-chain';
import { ASSIGNMENT } from './setup/log';
import { type Json, SAMPLE_END, startProduct, type TestProduct } from './setup/product';
import { payloadOf } from './setup/refusal';

const STATUSES = ['LOGGED', 'ASSIGNED', 'IN_PROGRESS', 'PENDING', 'RESOLVED', 'CLOSED'] as const;
type Status = (typeof STATUSES)[number];

/** An incident as the policy's life cycle has it, told apart from the product. */
interface Model {
  status: Status;
  accepted: boolean;
  everAccepted: boolean;
  assignments: number;
  duplicate: boolean;
  level: number;
  /** Seconds that count towards the resolution. */
  counted: number;
}

const OPEN: readonly Status[] = ['LOGGED', 'ASSIGNED', 'IN_PROGRESS', 'PENDING'];
const STEPS = ['assign', 'accept', 'mark', 'unmark', 'escalate', 'note', ...STATUSES] as const;
type Step = (typeof STEPS)[number];

/** What a step makes of an incident; undefined when the life cycle has no such step. */
function next(model: Model, step: Step): Model | undefined {
  const { status, accepted, assignments, duplicate, level } = model;
  const open = OPEN.includes(status);
  const worked = { ...model, status: 'IN_PROGRESS' as const, accepted: true, everAccepted: true };
  switch (step) {
    case 'assign':
      return open ? { ...model, status: 'ASSIGNED', accepted: false, assignments: assignments + 1 } : undefined;
    case 'accept':
      return open && assignments > 0 && !accepted ? worked : undefined;
    case 'mark':
      return status !== 'CLOSED' ? { ...model, status: 'CLOSED', duplicate: true } : undefined;
    case 'unmark': {
      if (!duplicate) return undefined;
      const back = accepted ? 'IN_PROGRESS' : 'ASSIGNED';
      return { ...model, duplicate: false, status: assignments === 0 ? 'LOGGED' : back };
    }
    case 'escalate':
      return open && level < 4 ? { ...model, level: level + 1 } : undefined;
    case 'note':
      return model;
    case 'IN_PROGRESS':
      return !duplicate && !['LOGGED', 'IN_PROGRESS'].includes(status) ? worked : undefined;
    case 'PENDING':
      return ['ASSIGNED', 'IN_PROGRESS'].includes(status) ? { ...model, status: 'PENDING' } : undefined;
    case 'RESOLVED':
      return open && status !== 'LOGGED' ? { ...model, status: 'RESOLVED' } : undefined;
    case 'CLOSED':
      return status === 'RESOLVED' ? { ...model, status: 'CLOSED' } : undefined;
    default:
      return undefined;
  }
}

const READ = `id reference version status escalationLevel raisedAt resolvedAt closedAt resolution duplicateOf { id }
  assignment { id acceptedAt endedAt } assignments { id }
  responseTarget { state metAt elapsedSeconds } resolutionTarget { state metAt elapsedSeconds }`;
const STATES = ['RUNNING', 'PAUSED', 'MET', 'BREACHED'] as const;

describe('a random walk through the life of an incident', () => {
  let product: TestProduct;
  let desk: Desk;
  let original: Json;
  let now = SAMPLE_END.getTime();
  const walked: string[] = [];
  beforeAll(async () => {
    product = await startProduct();
    desk = new Desk(product, READ);
    original = await desk.logged();
  });
  afterAll(() => product?.close());

  function take(incident: Json, step: Step) {
    const note = `Step ${step}.`;
    const seen = named(incident);
    if (step === 'assign') return desk.send('assignIncident', { ...seen, ...ASSIGNMENT });
    if (step === 'mark') return desk.send('markDuplicate', { ...seen, originalId: original.id, note });
    if (step === 'unmark') return desk.send('unmarkDuplicate', { ...seen, note });
    if (step === 'escalate') return desk.send('escalateIncident', { ...seen, reason: note });
    if (step === 'note') return desk.send('addNote', { id: seen.id, text: note });
    if (step !== 'accept') return desk.send('transitionIncident', { ...seen, to: step, note });
    const assignmentId = incident.assignment?.id ?? `incidentAssignment:${incident.reference}-1`;
    return desk.send('acceptAssignment', { assignmentId, version: seen.version });
  }

  function expectAlike(incident: Json, model: Model): void {
    const { status, escalationLevel, assignments, assignment, duplicateOf, resolutionTarget } = incident;
    const open = OPEN.includes(status);
    expect({
      ...{ status, level: escalationLevel, assignments: assignments.length, duplicate: duplicateOf !== null },
      counted: resolutionTarget.elapsedSeconds,
    }).toEqual({
      ...{ status: model.status, level: model.level, assignments: model.assignments, duplicate: model.duplicate },
      counted: model.counted,
    });
    expect(incident.resolvedAt === null).toBe(open);
    expect(incident.closedAt === null).toBe(status !== 'CLOSED');
    expect(incident.resolution === null).toBe(open);
    if (assignment)
      expect([assignment.endedAt === null, assignment.acceptedAt !== null]).toEqual([open, model.accepted]);
    if (model.everAccepted) expect(incident.responseTarget.metAt).not.toBeNull();
    if (open && !model.everAccepted) expect(incident.responseTarget.metAt).toBeNull();
  }

  it('takes exactly the steps of the life cycle, and never comes to a state outside it', async () => {
    const walks = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.integer({ min: 0, max: 9000 })), {
      minLength: 6,
      maxLength: 14,
    });
    await fc.assert(
      fc.asyncProperty(walks, async (walk) => {
        let incident = await desk.logged({ summary: 'Walked at random' });
        walked.push(incident.reference);
        let model: Model = {
          ...{ status: 'LOGGED', accepted: false, everAccepted: false, assignments: 0, duplicate: false, level: 0 },
          counted: 0,
        };
        for (const [step, seconds] of walk) {
          now += seconds * 1000;
          product.clock.set(new Date(now));
          if (OPEN.includes(model.status) && model.status !== 'PENDING')
            model = { ...model, counted: model.counted + seconds };
          const expected = next(model, step);
          const answer = await take(incident, step);
          expect(answer.errors).toBeUndefined();
          const { incident: changed, userErrors } = payloadOf(answer);
          expect([step, model, userErrors.length === 0]).toEqual([step, model, expected !== undefined]);
          if (!expected) continue;
          expect(changed.version).toBe(incident.version + 1);
          model = expected;
          incident = changed;
          expectAlike(incident, model);
        }
        expectAlike(await desk.incident(incident.reference), model);
      }),
      { numRuns: 22 },
    );
    await expectWholeHistories(product, 'incidents');
  });

  it('leaves clocks of which the lists say what each incident says itself', async () => {
    for (const clock of ['responseTarget', 'resolutionTarget'] as const) {
      const lists = STATES.map(
        (state) => `${state}: incidents(first: 200, filter: { search: "walked at random",
        ${clock}States: [${state}] }) { nodes { reference ${clock} { state } } }`,
      );
      const { data } = await product.ask('ANALYST', `{ ${lists.join('\n')} }`);
      const found = STATES.flatMap((state) => {
        const { nodes } = data[state];
        expect(nodes.map((node: Json) => node[clock].state)).toEqual(nodes.map(() => state));
        return nodes.map(({ reference }: Json) => reference);
      });
      expect(found.sort()).toEqual([...walked].sort());
    }
  });
});
