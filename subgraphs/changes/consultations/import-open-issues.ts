import { insertAll } from '../../../platform/database/insert-all';
import { updateVersioned } from '../../../platform/database/versioned';
import { changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { OpenIssueState } from './consultation.vocabulary';
import { newPart } from './consultation-history';
import { heldBy } from './held-parts';
import type { ImportOfParts } from './imported-text';
import { OpenIssue } from './open-issue';
import { reconcile } from './reconcile';

type StatedIssue = Omit<OpenIssue, 'state' | 'recordedHere' | 'version'>;

/**
 * Brings the open issues that a text states in line with it. Where they stand is not the text's to say, nor is anything
 * of those that were raised here.
 */
export async function importOpenIssues(...[transaction, by, { consultation, document }]: ImportOfParts) {
  const held = await heldBy(transaction, OpenIssue, consultation.id);
  const stated = held.filter(({ recordedHere }) => !recordedHere);
  const raisedHere = held.length - stated.length;
  const reconciled = reconcile<StatedIssue>({
    held: stated,
    stated: document.openIssues.map(({ summary, dependsOn }) => ({
      ...{ consultationId: consultation.id, summary, dependsOn },
    })),
    signs: [
      ({ summary, dependsOn }) => JSON.stringify([summary, dependsOn]),
      ({ summary }) => summary,
      ({ dependsOn }) => dependsOn,
    ],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: (_facts, number) => typedId('openIssue', `${consultation.reference}-${number + raisedHere}`),
    now: by.at,
  });
  const added = reconciled.added.map((issue) => ({
    ...issue,
    ...{ state: OpenIssueState.OPEN, recordedHere: false, version: 1 },
  }));
  await insertAll(transaction, OpenIssue, added);
  await recordNew(transaction, by, added.map(newPart));
  for (const { before, after } of reconciled.changed) {
    const { id, ...fields } = after;
    const issue = stated.find((one) => one.id === id);
    if (!issue) throw new TypeError(`The issue ${id} changed and is not held.`);
    const version = issue.version + 1;
    await updateVersioned(transaction, OpenIssue, issue, fields);
    await record(transaction, by, { thingId: id, changes: changesBetween(issue, { ...before, ...fields, version }) });
  }
  return reconciled;
}
