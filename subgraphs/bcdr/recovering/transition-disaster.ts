import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { DisasterEvent } from '../disaster-event';
import { loseComponents, returnComponents } from '../losses/component-states';
import { holdDisasters } from '../losses/hold-disasters';
import { readDisaster } from '../read-disaster';
import { DisasterStatus } from '../vocabulary';
import { endsRecovery, failsAgain, lacksPublication, stepsFrom } from './disaster-life-cycle';
import { heldByOthers, partsOf } from './disaster-parts';
import { hasBegun, recoveryStart, touchesLive } from './exercise-end';
import { checkFailingAgain } from './failing-again';
import { checkRecoveryTime } from './recovered-at';
import type { TransitionDisasterInput } from './transition-disaster.input';

/**
 * @throws CONFLICT when the disaster has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 * @source IMP 5.1.9, 5.2
 */
export function transitionDisaster(context: RequestContext, input: TransitionDisasterInput): Promise<DisasterEvent> {
  const { id, version, to } = input;
  const given = input.recoveredAt ?? null;
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'transitionDisaster');
    await holdDisasters(transaction);
    const problems = new Problems();
    const note = readText(problems, 'note', input.note, PARAGRAPHS);
    const disaster = await readDisaster(transaction, problems, { disasterId: id, version }, 'id');
    if (disaster) {
      checkStep(problems, disaster, to, by.at);
      const ends = ending(disaster, to, by.at);
      checkRecoveryTime(problems, { given, from: recoveryStart(disaster), now: by.at, ends });
      if (failsAgain(disaster.status, to)) await checkFailingAgain(transaction, problems, disaster);
    }
    problems.refuseIfAny();
    if (!disaster) throw new TypeError('A disaster that was not found is refused above.');
    const changed = stepTaken(disaster, to, { recoveredAt: given ?? by.at, now: by.at });
    await updateVersioned(transaction, DisasterEvent, disaster, changed);
    if (!disaster.exercise) await moveParts(transaction, by, disaster, changed);
    await record(transaction, by, { thingId: id, changes: changesBetween(disaster, changed), reason: note });
    return Object.assign(new DisasterEvent(), disaster, changed);
  });
}

function checkStep(problems: Problems, disaster: DisasterEvent, to: DisasterStatus, now: Date): void {
  const { reference, status, firstPublishedAt } = disaster;
  const ways = stepsFrom(status);
  if (!ways.includes(to)) {
    const message = `${reference} is ${status}; it cannot become ${to}.`;
    const suggestion =
      ways.length === 0
        ? 'It is over; declare a disaster when something fails anew.'
        : `From ${status} it can become ${ways.join(' or ')}.`;
    problems.add('to', 'NOT_ALLOWED', message, suggestion);
  } else if (to === DisasterStatus.CLOSED && lacksPublication(touchesLive(disaster, now), firstPublishedAt)) {
    problems.add(
      'to',
      'NOT_PUBLISHED',
      `The impact of ${reference} was never published, so that Users could not determine what it is for them (IMP 5.1.9).`,
      'Publish it by publishImpact, then close with the version that it has then.',
    );
  }
}

/** Whether recovery ends with a step: not in an exercise that has ended before, or that is called off. */
function ending(disaster: DisasterEvent, to: DisasterStatus, now: Date): boolean {
  return endsRecovery(disaster.status, to) && disaster.recoveredAt === null && hasBegun(disaster, now);
}

function stepTaken(disaster: DisasterEvent, to: DisasterStatus, times: { recoveredAt: Date; now: Date }) {
  const { status, exercise, exerciseTo, recoveredAt, version } = disaster;
  const ends = ending(disaster, to, times.now);
  const back = ends ? times.recoveredAt : recoveredAt;
  return {
    status: to,
    recoveredAt: failsAgain(status, to) ? null : back,
    closedAt: to === DisasterStatus.CLOSED ? times.now : null,
    exerciseTo: exercise && ends ? times.recoveredAt : exerciseTo,
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
    const back = { since: recoveredAt ?? by.at, reason: `Recovered in ${reference}.` };
    await returnComponents(transaction, by, free, back);
  } else if (failsAgain(from, to)) {
    await loseComponents(transaction, by, parts, `Lost again in ${reference}.`);
  }
}
