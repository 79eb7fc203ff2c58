import type { RequestContext } from '../../../platform/request-context';
import type { Baseline } from './baseline';
import { compareBaselines, comparedWith, placesOf } from './baseline-diff';
import type { ClauseDiff } from './clause-diff';
import { clausesOf } from './clauses-of';
import type { RenderedDiff } from './red-line-rendering';
import { renderedWhole } from './red-line-rendering';
import { clauseTextByHash, documentById } from './register.loaders';
import type { RedLineFormat } from './register.vocabulary';

interface Words {
  heading: string;
  text: string;
}

/** What the differences' clauses say, by the hash of it: what stands after was read already, the rest is read now. */
async function wordsBy(
  differences: readonly ClauseDiff[],
  fresh: readonly (Words & { contentHash: string })[],
  context: RequestContext,
): Promise<Map<string, Words>> {
  const words = new Map<string, Words>(fresh.map((clause) => [clause.contentHash, clause]));
  const missing = new Set(
    differences.flatMap(({ before }) => before?.contentHash ?? []).filter((hash) => !words.has(hash)),
  );
  const old = await Promise.all([...missing].map((hash) => clauseTextByHash(context).load(hash)));
  for (const text of old) if (text) words.set(text.contentHash, text);
  return words;
}

/**
 * The red-line of a whole baseline against another of its document, written out. Most of a document does not change from
 * one to the next, so what is said after is read with where it stands, and of what was said before only what is not there.
 * @throws NOT_FOUND, or BAD_USER_INPUT when the other is of another document
 */
export async function documentRedLine(
  baseline: Baseline,
  against: string,
  format: RedLineFormat,
  context: RequestContext,
): Promise<string> {
  const other = await comparedWith(baseline, against, context);
  const [document, old, fresh] = await Promise.all([
    documentById(context).load(baseline.documentId),
    placesOf(context).load(other.id),
    clausesOf(context.database.reads, baseline.id),
  ]);
  const differences = compareBaselines(old, fresh);
  const words = await wordsBy(differences, fresh, context);
  const worded = (version: ClauseDiff['before']): RenderedDiff['before'] => {
    if (version === null) return null;
    const said = words.get(version.contentHash);
    if (!said) throw new TypeError(`The words of ${version.id} are missing.`);
    return { number: version.number, heading: said.heading, text: said.text };
  };
  const rendered = differences.map(({ kind, moved, renumbered, before, after }) => ({
    ...{ kind, moved, renumbered },
    before: worded(before),
    after: worded(after),
  }));
  return renderedWhole(`${document?.title}: ${other.label} → ${baseline.label}`, rendered, format);
}
