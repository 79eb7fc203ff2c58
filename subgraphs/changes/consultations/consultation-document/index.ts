/** Reads the published text of a consultation on documents of the Code: text in, data or line-numbered problems out. */
export type { ConsultationDocument } from './consultation-document';
export { readConsultationDocument } from './read-consultation-document';
