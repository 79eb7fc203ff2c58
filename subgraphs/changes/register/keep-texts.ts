import { type EntityManager, In } from 'typeorm';
import { batches } from '../../../platform/database/batches';
import { ClauseText } from './clause-text';
import { clauseContentHash } from './content-hash';

/** How many texts one statement takes: they may be long. */
const AT_ONCE = 500;

/** Keeps the words of clauses, each once, however often and by whom they were said before. */
export async function keepTexts(
  transaction: EntityManager,
  clauses: readonly { heading: string; text: string }[],
): Promise<void> {
  const texts = new Map(
    clauses.map(({ heading, text }) => {
      const contentHash = clauseContentHash({ heading, text });
      return [contentHash, { contentHash, heading, text }];
    }),
  );
  const hashes = [...texts.keys()];
  for (let start = 0; start < hashes.length; start += AT_ONCE) {
    const some = hashes.slice(start, start + AT_ONCE);
    const where = { contentHash: In(some) };
    const held = await transaction.find(ClauseText, { where, select: { contentHash: true } });
    const known = new Set(held.map(({ contentHash }) => contentHash));
    const values = some.filter((hash) => !known.has(hash)).flatMap((hash) => texts.get(hash) ?? []);
    for (const batch of batches(values, AT_ONCE)) {
      // Somebody else may keep the same words at the same time.
      await transaction
        .createQueryBuilder()
        .insert()
        .into(ClauseText)
        .values([...batch])
        .orIgnore()
        .execute();
    }
  }
}
