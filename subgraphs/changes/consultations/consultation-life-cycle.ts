import { ConsultationStatus } from './consultation.vocabulary';

const { DRAFT, OPEN, CLOSED, UNDER_REVIEW, CONCLUDED, WITHDRAWN } = ConsultationStatus;

/** The steps that a consultation can take. It also closes by itself, when its closing day is over. */
const NEXT: Readonly<Record<ConsultationStatus, readonly ConsultationStatus[]>> = {
  [DRAFT]: [OPEN, WITHDRAWN],
  [OPEN]: [CLOSED, WITHDRAWN],
  [CLOSED]: [OPEN, UNDER_REVIEW, WITHDRAWN],
  [UNDER_REVIEW]: [CONCLUDED, WITHDRAWN],
  [CONCLUDED]: [],
  [WITHDRAWN]: [],
};

export function nextStatuses(from: ConsultationStatus): readonly ConsultationStatus[] {
  return NEXT[from];
}

/** Whether nothing becomes of it any more. */
export function isOver(status: ConsultationStatus): boolean {
  return NEXT[status].length === 0;
}

/** Whether those concerned are owed a reason: it ends otherwise, or earlier, than they were told. */
export function needsNote(from: ConsultationStatus, to: ConsultationStatus): boolean {
  return to === WITHDRAWN || (from === OPEN && to === CLOSED);
}
