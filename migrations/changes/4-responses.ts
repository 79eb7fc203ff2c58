import { type MigrationInterface, type QueryRunner, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';

const SAID = ['response', 'answer', 'comment'];

/** For the lists by the time of receipt, and the chain of responses that replace each other. */
const INDICES = [
  { table: 'response', name: 'response_by_3', columnNames: ['consultationId', 'receivedAt', 'id'] },
  { table: 'response', name: 'response_by_4', columnNames: ['lineageId', 'place'] },
];

interface Quotation {
  id: string;
  words: string;
  answer: string;
}

/** Responses that replace earlier ones, that are published or not, and disclosures that are decided on. */
export class Responses1527379200004 implements MigrationInterface {
  readonly name = 'Responses1527379200004';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const add = async (table: string, ...columns: TableColumnOptions[]) => {
      for (const column of columns) {
        if (!(await runner.hasColumn(table, column.name))) await runner.addColumn(table, new TableColumn(column));
      }
    };
    for (const table of SAID) await add(table, c.flag('published', { default: 1 }), c.flag('current', { default: 1 }));
    await add(
      'response',
      c.reference('lineageId', { default: "''" }),
      c.whole('place', { default: 1 }),
      c.reference('replacesId', OPTIONAL),
      c.reference('replacedById', OPTIONAL),
    );
    await add('comment', c.whole('excerptStart', { default: 0 }), c.whole('excerptEnd', { default: 0 }));
    await add('disclosure', c.whole('version', { default: 1 }));
    const response = await runner.getTable('response');
    for (const { table, ...index } of INDICES) {
      if (response?.indices.some(({ name }) => name === index.name)) continue;
      await runner.createIndex(table, new TableIndex(index));
    }
    await runner.query("UPDATE response SET lineageId = id WHERE lineageId = ''");
    await this.hideUnpublished(runner);
    await this.findExcerpts(runner);
  }

  private async hideUnpublished(runner: QueryRunner): Promise<void> {
    const kept = 'SELECT id FROM consultation WHERE responsesMayBePublished = 0';
    await runner.query(`UPDATE response SET published = 0 WHERE consultationId IN (${kept})`);
    await runner.query(`UPDATE comment SET published = 0 WHERE consultationId IN (${kept})`);
    await runner.query(
      'UPDATE answer SET published = 0 WHERE responseId IN (SELECT id FROM response WHERE published = 0)',
    );
  }

  /** Where each comment stands in its answer, in code points, which was not kept so far. */
  private async findExcerpts(runner: QueryRunner): Promise<void> {
    const comments: Quotation[] = await runner.query(
      `SELECT quoted.id AS id, quoted.fullText AS words, said.fullText AS answer
        FROM comment quoted JOIN answer said ON said.id = quoted.answerId WHERE quoted.excerptEnd = 0`,
    );
    for (const { id, words, answer } of comments) {
      const start = [...answer.slice(0, Math.max(answer.indexOf(words), 0))].length;
      const end = start + [...words].length;
      await runner.query('UPDATE comment SET excerptStart = ?, excerptEnd = ? WHERE id = ?', [start, end, id]);
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const { table, name } of INDICES) await runner.dropIndex(table, name);
    await runner.dropColumn('disclosure', 'version');
    for (const name of ['excerptStart', 'excerptEnd']) await runner.dropColumn('comment', name);
    for (const name of ['lineageId', 'place', 'replacesId', 'replacedById']) await runner.dropColumn('response', name);
    for (const table of SAID) for (const name of ['published', 'current']) await runner.dropColumn(table, name);
  }
}
