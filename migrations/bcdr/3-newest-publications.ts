import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

const TABLE = 'impact_publication';
const INDEX = 'impact_publication_published';

/** The newest publications of all disasters are read in their order. */
export class NewestPublications1527379200003 implements MigrationInterface {
  readonly name = 'NewestPublications1527379200003';

  async up(runner: QueryRunner): Promise<void> {
    const table = await runner.getTable(TABLE);
    if (table?.indices.some(({ name }) => name === INDEX)) return;
    await runner.createIndex(TABLE, new TableIndex({ name: INDEX, columnNames: ['publishedAt', 'id'] }));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropIndex(TABLE, INDEX);
  }
}
