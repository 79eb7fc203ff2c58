import type { EntityManager } from 'typeorm';
import type { Authorship } from '../platform/history/history';
import { typedId } from '../platform/ids';
import { Baseline } from '../subgraphs/changes/register/baseline';
import { ensureDocument } from '../subgraphs/changes/register/clause-register';
import { clausesOf } from '../subgraphs/changes/register/clauses-of';
import { createBaseline } from '../subgraphs/changes/register/create-baseline';
import { writeDraft } from '../subgraphs/changes/register/draft';
import { BaselineStatus, DocumentKind } from '../subgraphs/changes/register/register.vocabulary';
import { InventedText } from './invented-text';

export interface DocumentSize {
  code: string;
  clauses: number;
  baselines: number;
  /** Clauses whose text each baseline after the first changes. */
  edits: number;
}

/** The day from which a baseline of `writeDocument` is in force: a week after the one before. */
export function effectiveFrom(index: number): string {
  return new Date(Date.UTC(2016, 0, 1 + 7 * index)).toISOString().slice(0, 10);
}

/** The id of a baseline of `writeDocument`, by its place from 0. */
export function baselineNumbered(code: string, index: number): string {
  return typedId('baseline', `${code}-${index + 1}.0`);
}

/** A document in many baselines, each in force for a week, as the register itself writes them. */
export async function writeDocument(
  transaction: EntityManager,
  by: Authorship,
  { code, clauses, baselines, edits }: DocumentSize,
): Promise<void> {
  const invented = new InventedText(clauses + edits);
  const document = await ensureDocument(
    transaction,
    { code, title: `${code}, invented`, kind: DocumentKind.GUIDANCE },
    by,
  );
  let basedOn: Baseline | null = null;
  for (let index = 0; index < baselines; index += 1) {
    const draft = await createBaseline(transaction, by, { document, label: `${index + 1}.0`, basedOn, note: null });
    const standing =
      basedOn === null
        ? Array.from({ length: clauses }, (_, place) => ({
            clauseId: null,
            number: `${Math.floor(place / 20) + 1}.${(place % 20) + 1}`,
            heading: invented.sentence(5),
            text: invented.paragraphs(2),
          }))
        : await clausesOf(transaction, draft.id);
    const changed = new Set<number>();
    while (basedOn !== null && changed.size < Math.min(edits, clauses)) changed.add(invented.below(clauses));
    const texts = standing.map((clause, place) =>
      changed.has(place) ? { ...clause, text: edited(clause.text, invented) } : clause,
    );
    await writeDraft(transaction, by, draft, texts);
    await transaction.update(
      Baseline,
      { id: draft.id },
      {
        status: BaselineStatus.DESIGNATED,
        effectiveFrom: effectiveFrom(index),
        effectiveTo: index + 1 < baselines ? effectiveFrom(index + 1) : null,
      },
    );
    basedOn = await transaction.findOneByOrFail(Baseline, { id: draft.id });
  }
}

/** Some words in the middle become others, as an amendment does it. */
function edited(text: string, invented: InventedText): string {
  const words = text.split(' ');
  const place = invented.below(Math.max(1, words.length - 4));
  words.splice(place, 3, invented.word(), invented.word(), invented.word(), invented.word());
  return words.join(' ');
}
