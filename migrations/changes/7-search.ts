import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createFullText, dropFullText, type FullTextIndex } from '../../platform/database/full-text';

function index(table: string, columns: readonly string[], { key = 'id', name = table } = {}): FullTextIndex {
  return { name: `${name}_words`, table, key, columns };
}

/**
 * What is found by its words. Texts of respondents have two indices, in full and without their confidential parts, of
 * which a search reads the one that its caller may.
 */
export const FULL_TEXT = {
  document: index('document', ['code', 'title', 'citation']),
  clauseText: index('clause_text', ['heading', 'text'], { key: 'contentHash' }),
  consultation: index('consultation', ['reference', 'title']),
  question: index('question', ['code', 'text']),
  change: { ...index('proposed_change', ['area', 'rationale', 'points']), json: ['points'] },
  openIssue: index('open_issue', ['summary', 'dependsOn']),
  obligation: index('obligation', ['statement', 'obligedParty']),
  answer: {
    fullText: index('answer', ['fullText'], { name: 'answer_full' }),
    publicText: index('answer', ['publicText'], { name: 'answer_public' }),
  },
  comment: {
    fullText: index('comment', ['fullText'], { name: 'comment_full' }),
    publicText: index('comment', ['publicText'], { name: 'comment_public' }),
  },
};

const { answer, comment, ...OF_ONE_TEXT } = FULL_TEXT;
const ALL = [...Object.values(OF_ONE_TEXT), ...Object.values(answer), ...Object.values(comment)];

/** Finds things by their words. */
export class Search1527379200007 implements MigrationInterface {
  readonly name = 'Search1527379200007';

  async up(runner: QueryRunner): Promise<void> {
    await createFullText(runner, ALL);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropFullText(runner, ALL);
    if (runner.dataSource.options.type !== 'mysql') await runner.query('DROP TABLE search_row');
  }
}
