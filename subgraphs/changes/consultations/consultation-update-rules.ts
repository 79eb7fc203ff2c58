import type { Problems } from '../../../platform/input/problems';
import type { Consultation } from './consultation';
import type { UpdateConsultationInput } from './consultation.input';
import { ConsultationStatus } from './consultation.vocabulary';
import { isOver } from './consultation-life-cycle';
import { checkDays } from './consultation-rules';
import { statusOn } from './consultation-status';
import { checkDocumentCodes } from './consultation-subject';

type Facts = Pick<Consultation, 'recordedStatus' | 'opensOn' | 'closesOn' | 'opened' | 'reference'>;

/** What those concerned could rely on from the day on which it opened. */
const TERMS = [
  ...(['title', 'publisherId', 'classification', 'opensOn', 'documentCodes', 'questions'] as const),
  'responsesMayBePublished',
] as const;

/** What can change for as long as the consultation is not over. */
const FREE = ['proposalIds', 'responseInstructions'] as const;

/** Checks whether an input may change a consultation in what it changes; what is wrong is added to the problems. */
export function checkUpdate(problems: Problems, held: Facts, input: UpdateConsultationInput, today: string): void {
  const { reference, opensOn, closesOn } = held;
  const status = statusOn(held, today);
  const named = status.toLowerCase().replace('_', ' ');
  if (status === ConsultationStatus.DRAFT) {
    checkDraft(problems, held, input, today);
    return;
  }
  for (const field of [...TERMS, ...(isOver(status) ? FREE : [])]) {
    if (input[field] === undefined) continue;
    const message = `${reference} is ${named}: its ${field} can no longer change.`;
    problems.add(field, 'FIXED', message, 'Leave it out; what has to be said can be told in an open issue.');
  }
  if (!input.closesOn || input.closesOn === closesOn) return;
  if (status !== ConsultationStatus.OPEN) {
    const message = `${reference} is ${named}; only of one that is open can the closing day be put off.`;
    const way =
      status === ConsultationStatus.CLOSED
        ? 'Open it again by transitionConsultation, with a new closing day.'
        : 'Leave closesOn out.';
    problems.add('closesOn', 'FIXED', message, way);
  } else if (input.closesOn < closesOn) {
    const message = `${input.closesOn} is before ${closesOn}, until when responses were asked for.`;
    problems.add('closesOn', 'NOT_LATER', message, 'Give a later day; to end it earlier, close it with a note.');
  } else {
    checkDays(problems, opensOn, input.closesOn);
  }
}

function checkDraft(problems: Problems, held: Facts, input: UpdateConsultationInput, today: string): void {
  const opensOn = input.opensOn ?? held.opensOn;
  if (input.opensOn || input.closesOn) checkDays(problems, opensOn, input.closesOn ?? held.closesOn);
  if (held.opened && opensOn < today) {
    const message = `${opensOn} is past, and it is to open by itself.`;
    problems.add('opensOn', 'DAY_PAST', message, 'Give today, to open it now, or a later day.');
  }
  if (held.opened && input.questions?.length === 0) {
    problems.add('questions', 'EMPTY', 'It is to open, and asks nothing.', 'Ask one question at least.');
  }
  if (input.documentCodes) checkDocumentCodes(problems, input.documentCodes);
}
