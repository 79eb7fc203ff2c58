import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { createStandingTables, dropStandingTables } from '../../platform/database/standing-tables';

const TABLES = [
  'category_target',
  'major_incident',
  'interested_party',
  'incident_device',
  'incident_event',
  'supporting_information',
  'incident_assignment',
  'incident',
];

export class FirstLight1527379200000 implements MigrationInterface {
  readonly name = 'FirstLight1527379200000';

  async up(runner: QueryRunner): Promise<void> {
    await createStandingTables(runner);
    await createIncident(runner);
    await createWhatBelongsToIncidents(runner);
    const c = columnsFor(runner);
    await runner.createTable(
      new Table({
        name: 'category_target',
        columns: [
          { ...c.text('category', { length: '16' }), isPrimary: true },
          { ...c.date('effectiveFrom'), isPrimary: true },
          c.longText('description'),
          c.whole('responseSeconds'),
          c.whole('resolutionSeconds'),
          c.longText('examples'),
          c.longText('source'),
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of TABLES) await runner.dropTable(table);
    await dropStandingTables(runner);
  }
}

async function createIncident(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'incident',
      columns: [
        c.key('id'),
        c.text('reference', { length: '16' }),
        c.longText('summary'),
        c.longText('description', OPTIONAL),
        c.text('category', { length: '16' }),
        c.longText('categoryRationale', OPTIONAL),
        c.text('status', { length: '16' }),
        c.text('faultArea', { length: '32', ...OPTIONAL }),
        c.reference('serviceProviderId', OPTIONAL),
        c.reference('raisedById'),
        c.instant('raisedAt'),
        c.reference('assignmentId', OPTIONAL),
        c.reference('assignedToId', OPTIONAL),
        c.whole('responseSeconds'),
        c.whole('resolutionSeconds'),
        c.longText('pauses'),
        c.instant('pausedSince', OPTIONAL),
        c.instant('responseDueAt'),
        c.instant('responseMetAt', OPTIONAL),
        c.instant('resolutionDueAt'),
        c.instant('resolvedAt', OPTIONAL),
        c.whole('resolutionElapsedSeconds', OPTIONAL),
        c.longText('resolution', OPTIONAL),
        c.instant('closedAt', OPTIONAL),
        c.reference('duplicateOfId', OPTIONAL),
        c.whole('version'),
      ],
      indices: [
        { name: 'incident_reference', columnNames: ['reference'], isUnique: true },
        { name: 'incident_raised', columnNames: ['raisedAt', 'id'] },
        { name: 'incident_category', columnNames: ['category', 'id'] },
        { name: 'incident_resolution_due', columnNames: ['resolutionDueAt', 'id'] },
        { name: 'incident_status', columnNames: ['status', 'raisedAt', 'id'] },
        { name: 'incident_provider', columnNames: ['serviceProviderId', 'raisedAt', 'id'] },
        { name: 'incident_raised_by', columnNames: ['raisedById', 'raisedAt', 'id'] },
        { name: 'incident_assigned_to', columnNames: ['assignedToId', 'raisedAt', 'id'] },
      ],
    }),
    true,
  );
}

async function createWhatBelongsToIncidents(runner: QueryRunner): Promise<void> {
  const c = columnsFor(runner);
  await runner.createTable(
    new Table({
      name: 'incident_assignment',
      columns: [
        c.key('id'),
        c.reference('incidentId'),
        c.whole('number'),
        c.reference('partyId'),
        c.text('role', { length: '32' }),
        c.instant('assignedAt'),
        c.flag('assignedByDcc'),
        c.instant('acceptedAt', OPTIONAL),
        c.instant('endedAt', OPTIONAL),
        c.longText('reason'),
      ],
      indices: [
        { name: 'incident_assignment_incident', columnNames: ['incidentId', 'number'], isUnique: true },
        { name: 'incident_assignment_assigned', columnNames: ['assignedAt', 'id'] },
        { name: 'incident_assignment_party', columnNames: ['partyId', 'assignedAt', 'id'] },
        { name: 'incident_assignment_role', columnNames: ['role', 'assignedAt', 'id'] },
      ],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'supporting_information',
      columns: [
        c.key('id'),
        c.reference('assignmentId'),
        c.whole('number'),
        c.text('source', { length: '16' }),
        c.longText('text'),
        c.instant('addedAt'),
        c.text('addedBy'),
      ],
      indices: [{ name: 'supporting_information_assignment', columnNames: ['assignmentId', 'number'], isUnique: true }],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'incident_event',
      columns: [
        c.key('id'),
        c.reference('incidentId'),
        c.whole('number'),
        c.instant('at'),
        c.text('kind', { length: '32' }),
        c.text('actor'),
        c.longText('text', OPTIONAL),
      ],
      indices: [{ name: 'incident_event_incident', columnNames: ['incidentId', 'number'], isUnique: true }],
    }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'incident_device',
      columns: [c.key('incidentId'), c.key('deviceId')],
      indices: [{ name: 'incident_device_device', columnNames: ['deviceId', 'incidentId'] }],
    }),
    true,
  );
  await runner.createTable(
    new Table({ name: 'interested_party', columns: [c.key('incidentId'), c.key('organisationId')] }),
    true,
  );
  await runner.createTable(
    new Table({
      name: 'major_incident',
      columns: [
        c.key('incidentId'),
        c.instant('declaredAt'),
        c.text('declaredBy'),
        c.longText('summary'),
        c.instant('reviewDueAt', OPTIONAL),
        c.instant('reportPublishedAt', OPTIONAL),
      ],
    }),
    true,
  );
}
