import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon, dayInWords } from '../../../platform/time/london';
import { ConsultationStatus } from './consultation.vocabulary';
import { newPart } from './consultation-history';
import { Milestone } from './milestone';
import type {
  CancelMilestoneInput,
  CompleteMilestoneInput,
  PlanMilestoneInput,
  RescheduleMilestoneInput,
} from './milestone.input';
import { readConsultation } from './read-consultation';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function planMilestone(
  context: RequestContext,
  { consultationId, ...input }: PlanMilestoneInput,
): Promise<Milestone> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'planMilestone');
    const problems = new Problems();
    const name = readText(problems, 'name', input.name, SUMMARY);
    const authority = readOptionalText(problems, 'authority', input.authority, SUMMARY);
    const plan = readPlan(problems, input);
    const named = { field: 'consultationId', id: consultationId, version: null };
    const { reference, recordedStatus } = await readConsultation(transaction, problems, named);
    if (recordedStatus === ConsultationStatus.WITHDRAWN) {
      problems.add('consultationId', 'CONSULTATION_WITHDRAWN', `${reference} is withdrawn.`, 'Give one that is not.');
    }
    problems.refuseIfAny();
    const number = (await transaction.countBy(Milestone, { consultationId })) + 1;
    const milestone: Milestone = {
      ...{ id: typedId('milestone', `${reference}-${number}`), consultationId, position: number, name, authority },
      ...{ ...plan, recordedDoneOn: null, cancelled: false, endsConsultation: false, settledAt: null },
      ...{ retiredAt: null, recordedHere: true, version: 1 },
    };
    await transaction.insert(Milestone, milestone);
    await recordNew(transaction, by, [newPart(milestone)]);
    return Object.assign(new Milestone(), milestone);
  });
}

/** When it is planned for, in words and as a day, of which one says the other. */
function readPlan(
  problems: Problems,
  { plannedFor, dueOn = null }: Pick<PlanMilestoneInput, 'plannedFor' | 'dueOn'>,
): Pick<Milestone, 'plannedFor' | 'dueOn'> {
  const words = readOptionalText(problems, 'plannedFor', plannedFor, NAME);
  if (words === null && dueOn === null) {
    problems.add('dueOn', 'EMPTY', 'It does not say when.', 'Give dueOn, or plannedFor when there is no day yet.');
  }
  return { plannedFor: words ?? (dueOn === null ? '' : dayInWords(dueOn)), dueOn };
}

interface Named {
  id: string;
  version?: number | null;
}

/** What is done to a milestone that is neither reached nor given up. */
interface Work {
  action: string;
  input: Named;
  /** Reads the rest of the input; what is wrong with it is added to the problems. */
  read(problems: Problems, now: Date): { changed: Partial<Milestone>; note: string | null };
}

/**
 * Changes a milestone that still stands.
 * @throws CONFLICT when a version is given and the milestone has changed since
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
function change(context: RequestContext, { action, input, read }: Work): Promise<Milestone> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, action);
    const problems = new Problems();
    const { changed, note } = read(problems, by.at);
    const milestone = await readStanding(transaction, problems, input);
    problems.refuseIfAny();
    const after = { ...changed, version: milestone.version + 1 };
    await updateVersioned(transaction, Milestone, milestone, after);
    await record(transaction, by, { thingId: milestone.id, changes: changesBetween(milestone, after), reason: note });
    return Object.assign(new Milestone(), milestone, after);
  });
}

async function readStanding(transaction: EntityManager, problems: Problems, { id, version }: Named) {
  const milestone = isIdOf('milestone', id) ? await transaction.findOneBy(Milestone, { id }) : null;
  if (milestone?.id !== id || milestone.retiredAt !== null) {
    addNotFound(problems, 'id', id, 'Give one that stands; milestones of its consultation lists them.');
    problems.refuseIfAny();
    throw new TypeError('A milestone that was not found is refused above.');
  }
  if ((version ?? milestone.version) !== milestone.version) throw conflict(id, version ?? 0, milestone.version);
  if (milestone.endsConsultation) {
    const way = 'Put the closing day off by updateConsultation, or withdraw the consultation.';
    problems.add('id', 'FOLLOWS_CLOSING_DAY', 'It is the end of the consultation, which comes by itself.', way);
  }
  if (milestone.cancelled || milestone.recordedDoneOn !== null) {
    const message = milestone.cancelled ? 'It was cancelled.' : `It was reached on ${milestone.recordedDoneOn}.`;
    problems.add('id', 'SETTLED', message, 'Plan another milestone by planMilestone.');
  }
  return milestone;
}

export function rescheduleMilestone(context: RequestContext, input: RescheduleMilestoneInput): Promise<Milestone> {
  return change(context, {
    action: 'rescheduleMilestone',
    input,
    read: (problems) => ({
      changed: readPlan(problems, input),
      note: readText(problems, 'note', input.note, PARAGRAPHS),
    }),
  });
}

export function completeMilestone(context: RequestContext, input: CompleteMilestoneInput): Promise<Milestone> {
  return change(context, {
    action: 'completeMilestone',
    input,
    read(problems, now) {
      const { doneOn } = input;
      if (doneOn > dayInLondon(now)) {
        problems.add('doneOn', 'DAY_TO_COME', `${doneOn} is still to come.`, 'Give the day on which it was reached.');
      }
      const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
      return { changed: { recordedDoneOn: doneOn, settledAt: now }, note };
    },
  });
}

export function cancelMilestone(context: RequestContext, input: CancelMilestoneInput): Promise<Milestone> {
  return change(context, {
    action: 'cancelMilestone',
    input,
    read: (problems, now) => ({
      changed: { cancelled: true, settledAt: now },
      note: readText(problems, 'note', input.note, PARAGRAPHS),
    }),
  });
}
