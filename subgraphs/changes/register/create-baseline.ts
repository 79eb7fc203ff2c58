import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { type Authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { keyOf, readId, typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { Baseline } from './baseline';
import { isFixed } from './baseline-life-cycle';
import { BaselineLineage } from './baseline-lineage';
import { ClausePlacement } from './clause-placement';
import { baselineContentHash } from './content-hash';
import type { Document } from './document';
import { ownPlacements } from './placing';
import { BaselineStatus } from './register.vocabulary';
import { stateOf } from './rewrite-draft';

export interface NewBaseline {
  document: Document;
  label: string;
  /** A baseline of the document, whose text the new one begins with; null to begin with none. */
  basedOn: Baseline | null;
  note: string | null;
}

const LABEL = /^[A-Za-z0-9][A-Za-z0-9._-]*(?: [A-Za-z0-9._-]+)*$/;
const LONGEST_LABEL = 30;

/** Checks a baseline's label; what is wrong is added to the problems. */
export function checkLabel(problems: Problems, label: string): void {
  if (label.length <= LONGEST_LABEL && LABEL.test(label)) return;
  const message = `${JSON.stringify(shown(label))} is no label of a baseline.`;
  const suggestion = `Write up to ${LONGEST_LABEL} letters, digits, points and hyphens, e.g. 2.0 or 2.1-rc1.`;
  problems.add('label', 'LABEL_UNREADABLE', message, suggestion);
}

/** A baseline that can be edited may change, so that the new one takes a copy of what is that one's own. */
async function standOn(transaction: EntityManager, baselineId: string, basedOn: Baseline) {
  const below = await transaction.findBy(BaselineLineage, { baselineId: basedOn.id });
  const fixed = isFixed(basedOn.status);
  const lineage = below
    .filter(({ depth }) => fixed || depth > 0)
    .map(({ ancestorId, depth }) => ({ baselineId, ancestorId, depth: fixed ? depth + 1 : depth }));
  const { base, text } = await stateOf(transaction, basedOn.id);
  return { lineage, text, own: fixed ? [] : ownPlacements(baselineId, base, text) };
}

/**
 * A new draft that says what its base says; nothing, without one.
 * @throws Refusal when the label cannot be read or the document has it already
 */
export async function createBaseline(
  transaction: EntityManager,
  by: Authorship,
  { document, label, basedOn, note }: NewBaseline,
): Promise<Baseline> {
  const problems = new Problems();
  checkLabel(problems, label);
  const id = typedId('baseline', `${readId(document.id)?.key}-${keyOf(label)}`);
  const others = await transaction.findBy(Baseline, { documentId: document.id });
  if (others.some((other) => other.id === id || other.label === label)) {
    const message = `${document.code} has a baseline ${shown(label)} already.`;
    problems.add('label', 'DUPLICATE', message, 'Give it a label of its own.');
  }
  problems.refuseIfAny();
  const start = basedOn === null ? { lineage: [], text: [], own: [] } : await standOn(transaction, id, basedOn);
  const baseline = Object.assign(new Baseline(), {
    id,
    documentId: document.id,
    ordinal: Math.max(0, ...others.map(({ ordinal }) => ordinal)) + 1,
    label,
    status: BaselineStatus.DRAFT,
    effectiveFrom: null,
    effectiveTo: null,
    contentHash: baselineContentHash(start.text),
    basedOnId: basedOn?.id ?? null,
    isPublic: false,
    version: 1,
  });
  await transaction.insert(Baseline, baseline);
  await insertAll(transaction, BaselineLineage, [{ baselineId: id, ancestorId: id, depth: 0 }, ...start.lineage]);
  await insertAll(transaction, ClausePlacement, start.own);
  await recordNew(transaction, by, [{ thingId: id, changes: changesBetween(null, baseline), reason: note }]);
  return baseline;
}
