import { hasRole } from '../../../platform/caller/caller';
import { Role } from '../../../platform/caller/role';
import { updateVersioned } from '../../../platform/database/versioned';
import { forbidden } from '../../../platform/errors';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon, endOfDayInLondon } from '../../../platform/time/london';
import { undecidedComments } from '../responses/undecided-comments';
import { Consultation } from './consultation';
import type { TransitionConsultationInput } from './consultation.input';
import { ConsultationStatus } from './consultation.vocabulary';
import { toldOf } from './consultation-history';
import { needsNote, nextStatuses } from './consultation-life-cycle';
import { checkDays } from './consultation-rules';
import { statusOn } from './consultation-status';
import { writeTransition } from './consultation-transitions';
import { moveEnd } from './move-end';
import { Question } from './question';
import { readConsultation } from './read-consultation';
import { UndecidedRefusal } from './undecided-refusal';

const { OPEN, CLOSED, CONCLUDED, WITHDRAWN } = ConsultationStatus;

/**
 * @throws CONFLICT when the consultation has changed since the caller saw it
 * @throws FORBIDDEN for concluding by one who may not read what is concluded upon
 * @throws UndecidedRefusal while comments are undecided
 * @throws Refusal with everything else that is wrong; in each case nothing was changed
 */
export async function transitionConsultation(
  context: RequestContext,
  { id, version, to, ...input }: TransitionConsultationInput,
): Promise<Consultation> {
  if (to === CONCLUDED && !hasRole(context.caller, [Role.GOVERNANCE])) {
    throw forbidden('concluding a consultation', [Role.GOVERNANCE]);
  }
  const newClosesOn = input.closesOn ?? null;
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'transitionConsultation');
    const today = dayInLondon(by.at);
    const problems = new Problems();
    const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
    const before = await readConsultation(transaction, problems, { field: 'id', id, version });
    const from = statusOn(before, today);
    const step = { from, to, note, newClosesOn, today };
    checkStep(problems, before, step);
    if (to === OPEN && (await transaction.countBy(Question, { consultationId: id })) === 0) {
      problems.add('to', 'NO_QUESTIONS', 'It asks nothing.', 'Ask one question at least by updateConsultation.');
    }
    problems.refuseIfAny();
    if (to === CONCLUDED) {
      const undecided = await undecidedComments(transaction, id);
      if (undecided.length > 0) throw new UndecidedRefusal(before.reference, undecided);
    }
    const after = Object.assign(new Consultation(), before, stepTaken(before, step), { version: version + 1 });
    await updateVersioned(transaction, Consultation, before, { ...after });
    if (after.closesOn !== before.closesOn) await moveEnd(transaction, by, after);
    await writeTransition(transaction, by, after, { from, to, note });
    const changes = changesBetween({ ...toldOf(before), status: from }, { ...toldOf(after), status: to });
    await record(transaction, by, { thingId: id, changes, reason: note });
    return after;
  });
}

interface Step {
  from: ConsultationStatus;
  to: ConsultationStatus;
  note: string | null;
  newClosesOn: string | null;
  today: string;
}

/** What a consultation is after a step. */
function stepTaken({ opened, opensOn, closesOn, closesAt }: Consultation, step: Step): Partial<Consultation> {
  const { from, to, newClosesOn, today } = step;
  if (to === CONCLUDED) return { recordedStatus: to, concludedOn: today };
  // What was given up before the day on which it was to open was never open.
  if (to === WITHDRAWN) return { recordedStatus: to, opened: opened && opensOn <= today };
  // Closed early, it has closed on that day: what comes later is late, and no calendar shows another end.
  if (to === CLOSED && closesOn > today)
    return { recordedStatus: to, closesOn: today, closesAt: endOfDayInLondon(today) };
  if (to !== OPEN) return { recordedStatus: to };
  const opening = from === ConsultationStatus.DRAFT && opensOn < today ? today : opensOn;
  return {
    ...{ recordedStatus: to, opened: true, opensOn: opening, ...(opening === opensOn ? {} : { publishedOn: opening }) },
    ...{ closesOn: newClosesOn ?? closesOn, closesAt: newClosesOn ? endOfDayInLondon(newClosesOn) : closesAt },
  };
}

function checkStep(problems: Problems, { reference, opened, ...held }: Consultation, step: Step): void {
  const { from, to, note, newClosesOn, today } = step;
  const next = nextStatuses(from);
  if (!next.includes(to)) {
    const message = `${reference} is ${from}, from where it cannot become ${to}.`;
    const way = next.length === 0 ? 'Nothing becomes of it any more.' : `It can become ${next.join(' or ')}.`;
    problems.add('to', 'NOT_A_STEP', message, way);
    return;
  }
  if (to === OPEN && from === ConsultationStatus.DRAFT && opened) {
    const message = `${reference} opens by itself on ${held.opensOn}.`;
    problems.add(
      'to',
      'OPENS_BY_ITSELF',
      message,
      'To open it earlier, give an earlier opensOn by updateConsultation.',
    );
  }
  if (needsNote(from, to) && note === null) {
    problems.add('note', 'EMPTY', 'Those concerned are owed a reason.', 'Say why in a sentence.');
  }
  if (to !== OPEN && newClosesOn !== null) {
    problems.add('closesOn', 'NOT_OPENING', 'A closing day goes with OPEN only.', 'Leave it out.');
  }
  if (to !== OPEN) return;
  const closesOn = newClosesOn ?? held.closesOn;
  const reopened = from === ConsultationStatus.CLOSED;
  if (newClosesOn === null && (reopened || closesOn < today)) {
    const message = 'It needs a new closing day.';
    problems.add(
      'closesOn',
      'CLOSING_DAY_NEEDED',
      message,
      'Give closesOn: the last day on which a response is not late.',
    );
  } else if (closesOn < today) {
    problems.add('closesOn', 'DAY_PAST', `${closesOn} is past.`, 'Give a day that is not past.');
  } else if (reopened && closesOn < held.closesOn) {
    const message = `${closesOn} is before ${held.closesOn}, until when responses were asked for.`;
    problems.add('closesOn', 'NOT_LATER', message, 'Give that day or a later one.');
  } else {
    checkDays(problems, reopened || held.opensOn >= today ? held.opensOn : today, closesOn);
  }
}
