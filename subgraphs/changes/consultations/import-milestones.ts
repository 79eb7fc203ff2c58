import { insertAll } from '../../../platform/database/insert-all';
import { updateVersioned } from '../../../platform/database/versioned';
import { changesBetween, record, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import type { ConsultationDocument } from './consultation-document';
import { newPart } from './consultation-history';
import { heldBy } from './held-parts';
import type { ImportOfParts } from './imported-text';
import { Milestone } from './milestone';
import { reconcile } from './reconcile';

type StatedMilestone = Omit<Milestone, 'recordedDoneOn' | 'cancelled' | 'recordedHere' | 'settledAt' | 'version'>;
type Plan = ConsultationDocument['milestones'][number];

/**
 * Brings the milestones that a text states in line with it. Whether one was reached is not the text's to say; nor is
 * anything of those that were planned here, nor the day of one that was moved here, unless the text has moved it too.
 */
export async function importMilestones(...[transaction, by, { consultation, document, previous }]: ImportOfParts) {
  const held = await heldBy(transaction, Milestone, consultation.id);
  const stated = held.filter(({ recordedHere }) => !recordedHere);
  const plannedHere = held.length - stated.length;
  const reconciled = reconcile<StatedMilestone>({
    held: stated,
    stated: document.milestones.map((plan, index) => {
      // The reader puts the end of the consultation first.
      const endsConsultation = index === 0 && plan.dueOn === document.closesOn;
      const kept = saysNothingNew(plan, previous) ? stated.find(({ name }) => name === plan.name) : undefined;
      const { plannedFor, dueOn } = kept ?? plan;
      return {
        ...{ consultationId: consultation.id, name: plan.name, authority: plan.authority, plannedFor },
        ...{ dueOn: endsConsultation ? consultation.closesOn : dueOn, endsConsultation },
      };
    }),
    signs: [({ name }) => name],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: (_facts, number) => typedId('milestone', `${consultation.reference}-${number + plannedHere}`),
    now: by.at,
  });
  const added = reconciled.added.map((milestone) => ({
    ...milestone,
    ...{ recordedDoneOn: null, cancelled: false, recordedHere: false, settledAt: null, version: 1 },
  }));
  await insertAll(transaction, Milestone, added);
  await recordNew(transaction, by, added.map(newPart));
  for (const { before, after } of reconciled.changed) {
    const { id, ...fields } = after;
    const milestone = stated.find((one) => one.id === id);
    if (!milestone) throw new TypeError(`The milestone ${id} changed and is not held.`);
    const version = milestone.version + 1;
    await updateVersioned(transaction, Milestone, milestone, fields);
    await record(transaction, by, {
      thingId: id,
      changes: changesBetween(milestone, { ...before, ...fields, version }),
    });
  }
  return reconciled;
}

/** Whether a text plans something for when the text before it planned it too. */
function saysNothingNew({ name, plannedFor, dueOn }: Plan, previous: ConsultationDocument | null): boolean {
  const before = previous?.milestones.find((plan) => plan.name === name);
  return before !== undefined && before.plannedFor === plannedFor && before.dueOn === dueOn;
}
