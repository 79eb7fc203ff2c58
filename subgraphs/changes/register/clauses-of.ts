import type { EntityManager } from 'typeorm';
import { entityOf, type Row } from '../../../platform/database/rows';
import { ClauseText } from './clause-text';
import { ClauseVersion } from './clause-version';

/** A clause of a baseline with its words. */
export type WordedClause = ClauseVersion & { heading: string; text: string };

/** The clauses of a baseline with their words, in document order. */
export async function clausesOf(manager: EntityManager, baselineId: string): Promise<WordedClause[]> {
  const rows: Row[] = await manager
    .createQueryBuilder(ClauseVersion, 'thing')
    .innerJoin(ClauseText, 'words', 'words.contentHash = thing.contentHash')
    .where('thing.baselineId = :baselineId', { baselineId })
    .addSelect('words.heading', 'words_heading')
    .addSelect('words.text', 'words_text')
    .orderBy('thing.position')
    .getRawMany();
  const metadata = manager.dataSource.getMetadata(ClauseVersion);
  return rows.map((row) =>
    Object.assign(entityOf<ClauseVersion>(metadata, 'thing', row), {
      heading: String(row.words_heading),
      text: String(row.words_text),
    }),
  );
}
