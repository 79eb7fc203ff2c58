import { incidentId } from '../incident-ids';
import type { MajorIncident } from './major-incident';
import { MajorIncidentKind } from './major-incident-kind';

/** A major incident as the sample has it: its times as text. */
export interface SampleMajorIncident {
  declaredAt: string;
  declaredBy: string;
  summary: string;
  kind?: MajorIncidentKind;
  reviewDueAt?: string;
  reviewedAt?: string;
  reviewedBy?: string;
  findings?: string;
  reportPublishedAt?: string;
  reportPublishedBy?: string;
  reportTitle?: string;
  reportText?: string;
}

function instant(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}

export function majorIncidentOf(reference: string, sample: SampleMajorIncident): MajorIncident {
  return {
    incidentId: incidentId(reference),
    kind: sample.kind ?? MajorIncidentKind.DCC,
    declaredAt: new Date(sample.declaredAt),
    declaredBy: sample.declaredBy,
    summary: sample.summary,
    reviewDueAt: instant(sample.reviewDueAt),
    reviewedAt: instant(sample.reviewedAt),
    reviewedBy: sample.reviewedBy ?? null,
    findings: sample.findings ?? null,
    reportPublishedAt: instant(sample.reportPublishedAt),
    reportPublishedBy: sample.reportPublishedBy ?? null,
    reportTitle: sample.reportTitle ?? null,
    reportText: sample.reportText ?? null,
  };
}
