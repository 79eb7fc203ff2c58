import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { columnsFor } from '../../platform/database/columns';
import { insertOnce } from '../../platform/database/insert-once';

async function addMissing(runner: QueryRunner, table: string, columns: readonly TableColumnOptions[]): Promise<void> {
  for (const column of columns) {
    if (await runner.hasColumn(table, column.name)) continue;
    await runner.addColumn(table, new TableColumn(column));
  }
}

const DUPLICATES = 'incident_duplicate_of';

const SOURCE =
  'Recalled from practice under the Incident Management Policy; to be confirmed against the document in force.';

const LEVELS = [
  { name: 'Service desk', told: "The lead of DCC's service desk and the party's own desk." },
  { name: 'Incident management', told: "DCC's incident manager and the party's." },
  { name: 'Service operations', told: "DCC's head of service operations and the party's." },
  { name: 'Executive', told: "DCC's operations director and the party's; the SEC Panel is informed." },
];

/**
 * What an incident needs to be taken through its life here, and not only to be recorded and assigned. Incidents that were
 * escalated so far tell it in their timelines alone: their levels are counted from there.
 */
export class IncidentLives1527379200002 implements MigrationInterface {
  readonly name = 'IncidentLives1527379200002';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await addMissing(runner, 'category_target', [
      c.flag('confirmed', { default: 0 }),
      c.whole('version', { default: 1 }),
    ]);
    await addMissing(runner, 'incident', [c.whole('escalationLevel', { default: 0 })]);
    await createDuplicatesIndex(runner);
    await runner.createTable(
      new Table({
        name: 'escalation_level',
        columns: [
          c.key('id'),
          c.whole('level'),
          c.text('name'),
          c.longText('told'),
          c.longText('source'),
          c.flag('confirmed'),
          c.whole('version'),
        ],
        indices: [{ name: 'escalation_level_level', columnNames: ['level'], isUnique: true }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'escalation',
        columns: [
          c.key('id'),
          c.reference('incidentId'),
          c.whole('level'),
          c.text('name'),
          c.longText('told'),
          c.longText('reason'),
          c.instant('at'),
          c.text('actor'),
        ],
        indices: [{ name: 'escalation_incident', columnNames: ['incidentId', 'level'], isUnique: true }],
      }),
      true,
    );
    for (const [index, level] of LEVELS.entries()) {
      const place = { id: `escalationLevel:${index + 1}`, level: index + 1 };
      await insertOnce(runner, 'escalation_level', { ...place, ...level, source: SOURCE, confirmed: 0, version: 1 });
    }
    await countEscalations(runner);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('escalation');
    await runner.dropTable('escalation_level');
    await runner.dropIndex('incident', DUPLICATES);
    await runner.dropColumns('incident', ['escalationLevel']);
    await runner.dropColumns('category_target', ['version', 'confirmed']);
  }
}

async function createDuplicatesIndex(runner: QueryRunner): Promise<void> {
  const incident = await runner.getTable('incident');
  if (incident?.indices.some(({ name }) => name === DUPLICATES)) return;
  const columnNames = ['duplicateOfId', 'raisedAt', 'id'];
  await runner.createIndex('incident', new TableIndex({ name: DUPLICATES, columnNames }));
}

/** Each escalation in a timeline, up to the highest level that there is. */
async function countEscalations(runner: QueryRunner): Promise<void> {
  await runner.query(
    `INSERT INTO escalation (id, incidentId, level, name, told, reason, at, actor)
      SELECT CONCAT('escalation:', incident.reference, '-', counted.level), counted.incidentId, counted.level,
        escalation_level.name, escalation_level.told, COALESCE(counted.text, ''), counted.at, counted.actor
      FROM (
        SELECT incidentId, text, at, actor, ROW_NUMBER() OVER (PARTITION BY incidentId ORDER BY number) AS level
        FROM incident_event WHERE kind = 'ESCALATED'
      ) counted
      JOIN incident ON incident.id = counted.incidentId
      JOIN escalation_level ON escalation_level.level = counted.level
      WHERE NOT EXISTS (
        SELECT 1 FROM escalation known WHERE known.incidentId = counted.incidentId AND known.level = counted.level)`,
  );
  await runner.query(
    `UPDATE incident SET escalationLevel = (
      SELECT COALESCE(MAX(escalation.level), 0) FROM escalation WHERE escalation.incidentId = incident.id)`,
  );
}
