import type { EntityManager } from 'typeorm';
import { holdSequence } from '../../../platform/database/sequence';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { DisasterEvent } from '../disaster-event';
import { DISASTER_SEQUENCE } from '../disaster-reference';
import { readDisaster } from '../read-disaster';
import { DisasterStatus, ServiceState } from '../vocabulary';
import { heldByOthers, moveComponents, partsOf } from './component-states';
import { endsRecovery, failsAgain, lacksPublication, stepsFrom } from './disaster-life-cycle';
import { checkRecoveryTime } from './recovered-at';
import type { TransitionDisasterInput } from './transition-disaster.input';

/**
 * @throws CONFLICT when the disaster has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 * @source IMP 5.1.9, 5.2
 */
export function transitionDisaster(context: RequestContext, input: TransitionDisasterInput): Promise<DisasterEvent> {
  const { id, version, to } = input;
  const recoveredAt = input.recoveredAt ?? null;
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'transitionDisaster');
    // So that of two disasters with a component in common the second to recover sees that the first has.
    await holdSequence(transaction, DISASTER_SEQUENCE);
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, PARAGRAPHS);
    const disaster = await readDisaster(transaction, problems, { field: 'id', id, version });
    if (disaster) {
      checkStep(problems, disaster, to);
      const ends = endsRecovery(disaster.status, to);
      checkRecoveryTime(problems, { given: recoveredAt, declaredAt: disaster.declaredAt, now: by.at, ends });
      if (failsAgain(disaster.status, to)) await checkFree(transaction, problems, disaster);
    }
    problems.refuseIfAny();
    if (!disaster) throw new TypeError('A disaster that was not found is refused above.');
    const changed = stepTaken(disaster, to, { recoveredAt: recoveredAt ?? by.at, now: by.at });
    await updateVersioned(transaction, DisasterEvent, disaster, changed);
    if (!disaster.exercise) await moveParts(transaction, by, disaster, changed);
    await record(transaction, by, { thingId: id, changes: changesBetween(disaster, changed), reason: note });
    return Object.assign(new DisasterEvent(), disaster, changed);
  });
}

function checkStep(problems: Problems, disaster: DisasterEvent, to: DisasterStatus): void {
  const { reference, status, exercise, firstPublishedAt } = disaster;
  const ways = stepsFrom(status);
  if (!ways.includes(to)) {
    const message = `${reference} is ${status}; it cannot become ${to}.`;
    const suggestion =
      ways.length === 0
        ? 'It is over; declare a disaster when something fails anew.'
        : `From ${status} it can become ${ways.join(' or ')}.`;
    problems.add('to', 'NOT_ALLOWED', message, suggestion);
  } else if (to === DisasterStatus.CLOSED && lacksPublication({ exercise, touchesLive: false, firstPublishedAt })) {
    problems.add(
      'to',
      'NOT_PUBLISHED',
      `The impact of ${reference} was never published, so that Users could not determine what it is for them (IMP 5.1.9).`,
      'Publish it by publishImpact, then close with the version that it has then.',
    );
  }
}

/** What fails again must not be about what another disaster is about by now. */
async function checkFree(transaction: EntityManager, problems: Problems, disaster: DisasterEvent): Promise<void> {
  for (const { componentId, reference } of await heldByOthers(transaction, disaster)) {
    const message = `${componentId} is part of ${reference}, which is active.`;
    problems.add('to', 'ALREADY_IN_DISASTER', message, `Publish and log under ${reference}.`);
  }
}

function stepTaken(disaster: DisasterEvent, to: DisasterStatus, times: { recoveredAt: Date; now: Date }) {
  const { status, recoveredAt, version } = disaster;
  const recovered = endsRecovery(status, to) ? (disaster.exercise && recoveredAt) || times.recoveredAt : recoveredAt;
  return {
    status: to,
    recoveredAt: failsAgain(status, to) ? null : recovered,
    closedAt: to === DisasterStatus.CLOSED ? times.now : null,
    version: version + 1,
  };
}

/** On recovery what was lost is back, but for what another active disaster holds; when it fails again, it is lost again. */
async function moveParts(
  transaction: EntityManager,
  by: Authorship,
  disaster: DisasterEvent,
  { status: to, recoveredAt }: Pick<DisasterEvent, 'status' | 'recoveredAt'>,
): Promise<void> {
  const { status: from, reference } = disaster;
  const parts = await partsOf(transaction, disaster);
  if (endsRecovery(from, to)) {
    const held = new Set((await heldByOthers(transaction, disaster)).map(({ componentId }) => componentId));
    const free = parts.filter(({ id }) => !held.has(id));
    const [state, since] = [ServiceState.OPERATIONAL, recoveredAt ?? by.at];
    await moveComponents(transaction, by, free, { state, since, reason: `Recovered in ${reference}.` });
  } else if (failsAgain(from, to)) {
    const [state, since] = [ServiceState.UNAVAILABLE, by.at];
    await moveComponents(transaction, by, parts, { state, since, reason: `Lost again in ${reference}.` });
  }
}
