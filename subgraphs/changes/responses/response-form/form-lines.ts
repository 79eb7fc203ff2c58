import type { Consultation } from '../../consultations/consultation';
import type { Question } from '../../consultations/question';
import { STANCE_NAMES } from './form-reading';

/** What a form asks about the response as a whole, by the label that its reader looks for. */
export const LABELS = {
  consultation: 'Consultation',
  closes: 'Closing day',
  organisation: 'Organisation',
  whole: 'All confidential',
  reason: 'Reason',
} as const;

export type DetailLabel = (typeof LABELS)[keyof typeof LABELS];

export interface FormDetail {
  label: DetailLabel;
  /** What to write there; empty where the form says it itself. */
  asked: string;
  value: string;
}

export type AskedConsultation = Pick<Consultation, 'reference' | 'title' | 'opensOn' | 'closesOn'>;
export type AskedQuestion = Pick<Question, 'code' | 'text'>;

export function detailsOf({ reference, closesOn }: AskedConsultation): FormDetail[] {
  return [
    { label: LABELS.consultation, asked: '', value: reference },
    { label: LABELS.closes, asked: '', value: closesOn },
    { label: LABELS.organisation, asked: 'Who responds.', value: '' },
    { label: LABELS.whole, asked: 'Whether all of the response is confidential: yes or no.', value: '' },
    { label: LABELS.reason, asked: 'Why it, or a part of it, is confidential.', value: '' },
  ];
}

/** How the form is filled in. */
export const GUIDANCE = [
  'Leave the answer to a question empty that you do not wish to answer.',
  `As stance write one of: ${STANCE_NAMES.join(', ')}; or nothing.`,
  'Put double square brackets around what is confidential in an answer, [[like this]], and say why under Reason.',
  'A disclaimer that an e-mail system adds by itself is not taken as a request for confidentiality.',
] as const;
