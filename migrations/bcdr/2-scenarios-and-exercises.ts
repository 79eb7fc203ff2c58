import { type MigrationInterface, type QueryRunner, TableColumn, type TableColumnOptions, TableIndex } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { insertOnce } from '../../platform/database/insert-once';

async function addMissing(runner: QueryRunner, table: string, columns: readonly TableColumnOptions[]): Promise<void> {
  for (const column of columns) {
    if (await runner.hasColumn(table, column.name)) continue;
    await runner.addColumn(table, new TableColumn(column));
  }
}

/** The sample's providers of the SM WAN by the region that each serves: nobody else's could be held so far. */
const SAMPLE_REGIONS = [
  ['serviceProvider:CSP-NORTH', '["NORTH"]'],
  ['serviceProvider:CSP-CENTRAL', '["CENTRAL"]'],
  ['serviceProvider:CSP-SOUTH', '["SOUTH"]'],
] as const;

const UNIQUE_ORDER = 'recovery_action_scenario';
const ORDER = 'recovery_action_in_order';

/**
 * What is needed to define scenarios and components here, and to plan exercises. All scenarios that are held so far came
 * with the sample case. The row of the running numbers is there from the start, so that who declares can lock it.
 */
export class ScenariosAndExercises1527379200002 implements MigrationInterface {
  readonly name = 'ScenariosAndExercises1527379200002';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await addMissing(runner, 'recovery_scenario', [
      c.longText('effect', OPTIONAL),
      c.longText('source', OPTIONAL),
      c.longText('objectivesSource', OPTIONAL),
      c.whole('version', { default: 1 }),
    ]);
    await addMissing(runner, 'recovery_action', [c.instant('retiredAt', OPTIONAL)]);
    await addMissing(runner, 'component', [c.longText('regions', OPTIONAL)]);
    await addMissing(runner, 'disaster_event', [
      c.text('exerciseClass', { length: '32', ...OPTIONAL }),
      c.instant('exerciseFrom', OPTIONAL),
      c.instant('exerciseTo', OPTIONAL),
      c.longText('announcement', OPTIONAL),
      c.instant('announcedAt', OPTIONAL),
    ]);
    await this.letActionsRetire(runner);
    await insertOnce(runner, 'sequence', { name: 'disasterEvent', value: 0 });
    await runner.query("UPDATE recovery_scenario SET source = 'Sample' WHERE source IS NULL");
    await runner.query(
      "UPDATE recovery_scenario SET objectivesSource = 'Sample' WHERE objectivesSource IS NULL AND (recoveryTimeObjectiveSeconds IS NOT NULL OR recoveryPointObjectiveSeconds IS NOT NULL)",
    );
    for (const [providerId, regions] of SAMPLE_REGIONS) {
      await runner.query('UPDATE component SET regions = ? WHERE regions IS NULL AND providerId = ?', [
        regions,
        providerId,
      ]);
    }
    await runner.query("UPDATE component SET regions = '[]' WHERE regions IS NULL");
    await runner.query(
      "UPDATE disaster_event SET exerciseClass = 'OUTSIDE_LIVE', exerciseFrom = declaredAt, exerciseTo = recoveredAt WHERE exercise = TRUE AND exerciseClass IS NULL",
    );
  }

  /** An action that was done stays for the log; one that took its place may have its order. */
  private async letActionsRetire(runner: QueryRunner): Promise<void> {
    const indices = (await runner.getTable('recovery_action'))?.indices.map(({ name }) => name) ?? [];
    if (!indices.includes(ORDER)) {
      const columnNames = ['scenarioId', 'party', 'order'];
      await runner.createIndex('recovery_action', new TableIndex({ name: ORDER, columnNames }));
    }
    if (indices.includes(UNIQUE_ORDER)) await runner.dropIndex('recovery_action', UNIQUE_ORDER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropColumns('disaster_event', [
      'announcedAt',
      'announcement',
      'exerciseTo',
      'exerciseFrom',
      'exerciseClass',
    ]);
    await runner.dropColumns('component', ['regions']);
    await runner.dropColumns('recovery_scenario', ['version', 'objectivesSource', 'source', 'effect']);
    await runner.query('DELETE FROM recovery_action WHERE retiredAt IS NOT NULL');
    await runner.dropColumns('recovery_action', ['retiredAt']);
    const columnNames = ['scenarioId', 'party', 'order'];
    await runner.createIndex('recovery_action', new TableIndex({ name: UNIQUE_ORDER, columnNames, isUnique: true }));
    await runner.dropIndex('recovery_action', ORDER);
  }
}
