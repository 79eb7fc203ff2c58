import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { reserveNumber } from '../../../platform/database/sequence';
import { type Authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { readSample } from '../../../platform/sample';
import { ProblemRecord } from './problem-record';
import type { ProblemStatus } from './problem-status';
import { problemId } from './problems.service';

interface SampleProblem {
  reference: string;
  title: string;
  description?: string;
  rootCause?: string;
  workaround?: string;
  status: ProblemStatus;
  openedAt: string;
  openedBy: string;
  resolvedAt?: string;
  closedAt?: string;
  /** References of the incidents that it groups. */
  incidents: string[];
}

function instant(text: string | undefined): Date | null {
  return text === undefined ? null : new Date(text);
}

function samples(): SampleProblem[] {
  return JSON.parse(readSample('problem-records.json'));
}

/** Which problem record groups each of the sample's incidents that one groups, by the incident's reference. */
export function sampledProblems(): Map<string, string> {
  return new Map(
    samples().flatMap(({ reference, incidents }) =>
      incidents.map((grouped) => [grouped, problemId(reference)] as const),
    ),
  );
}

/** Loads the sample's problem records. */
export async function loadProblemsSample(transaction: EntityManager, by: Authorship): Promise<void> {
  const rows: ProblemRecord[] = samples().map(({ incidents: _grouped, ...sample }) => ({
    ...sample,
    id: problemId(sample.reference),
    description: sample.description ?? null,
    rootCause: sample.rootCause ?? null,
    workaround: sample.workaround ?? null,
    openedAt: new Date(sample.openedAt),
    resolvedAt: instant(sample.resolvedAt),
    closedAt: instant(sample.closedAt),
    version: 1,
  }));
  await insertAll(transaction, ProblemRecord, rows);
  await reserveNumber(transaction, 'problem', rows.length);
  await recordNew(
    transaction,
    by,
    rows.map((row) => ({ thingId: row.id, changes: changesBetween(null, row) })),
  );
}
