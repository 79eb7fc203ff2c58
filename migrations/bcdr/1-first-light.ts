import { type MigrationInterface, type QueryRunner, Table } from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { createStandingTables, dropStandingTables } from '../../platform/database/standing-tables';

export class FirstLight1527379200000 implements MigrationInterface {
  readonly name = 'FirstLight1527379200000';

  async up(runner: QueryRunner): Promise<void> {
    await createStandingTables(runner);
    const c = columnsFor(runner);
    await runner.createTable(
      new Table({
        name: 'component',
        columns: [
          c.key('id'),
          c.text('name'),
          c.text('kind', { length: '32' }),
          c.reference('providerId', OPTIONAL),
          c.text('providerKind', { length: '16', ...OPTIONAL }),
          c.text('state', { length: '16' }),
          c.instant('stateSince'),
          c.whole('version'),
        ],
        indices: [{ name: 'component_provider', columnNames: ['providerId', 'id'] }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'service_request',
        columns: [
          c.key('number'),
          c.text('name'),
          c.longText('standards'),
          c.flag('critical'),
          c.longText('providerKinds'),
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'recovery_scenario',
        columns: [
          c.key('id'),
          c.text('code', { length: '64' }),
          c.text('title'),
          c.longText('description'),
          c.longText('appliesTo'),
          c.text('providerKind', { length: '16', ...OPTIONAL }),
          c.text('componentKind', { length: '32' }),
          c.text('extent', { length: '16' }),
          c.text('clauseNumber', { length: '64' }),
          c.flag('partialFailure'),
          c.whole('recoveryTimeObjectiveSeconds', OPTIONAL),
          c.whole('recoveryPointObjectiveSeconds', OPTIONAL),
        ],
        indices: [{ name: 'recovery_scenario_code', columnNames: ['code'], isUnique: true }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'recovery_action',
        columns: [
          c.key('id'),
          c.reference('scenarioId'),
          c.text('party', { length: '16' }),
          c.whole('order'),
          c.longText('text'),
        ],
        indices: [{ name: 'recovery_action_scenario', columnNames: ['scenarioId', 'party', 'order'], isUnique: true }],
      }),
      true,
    );
    await this.createDisasterTables(runner);
  }

  private async createDisasterTables(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    await runner.createTable(
      new Table({
        name: 'disaster_event',
        columns: [
          c.key('id'),
          c.text('reference', { length: '16' }),
          c.reference('scenarioId'),
          c.longText('summary'),
          c.text('status', { length: '16' }),
          c.flag('exercise'),
          c.instant('declaredAt'),
          c.text('declaredBy'),
          c.instant('recoveredAt', OPTIONAL),
          c.instant('closedAt', OPTIONAL),
          c.reference('incidentId', OPTIONAL),
          c.instant('firstPublishedAt', OPTIONAL),
          c.whole('version'),
        ],
        indices: [
          { name: 'disaster_event_reference', columnNames: ['reference'], isUnique: true },
          { name: 'disaster_event_declared', columnNames: ['declaredAt', 'id'] },
          { name: 'disaster_event_scenario', columnNames: ['scenarioId', 'declaredAt', 'id'] },
          { name: 'disaster_event_status', columnNames: ['status', 'declaredAt', 'id'] },
          { name: 'disaster_event_incident', columnNames: ['incidentId', 'declaredAt', 'id'] },
        ],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'disaster_component',
        columns: [c.key('disasterId'), c.key('componentId')],
        indices: [{ name: 'disaster_component_component', columnNames: ['componentId', 'disasterId'] }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'impact_publication',
        columns: [
          c.key('id'),
          c.reference('disasterId'),
          c.whole('number'),
          c.instant('publishedAt'),
          c.text('publishedBy'),
          c.longText('text'),
          c.longText('affectedServiceRequests'),
          c.instant('expectedRecoveryAt', OPTIONAL),
        ],
        indices: [{ name: 'impact_publication_disaster', columnNames: ['disasterId', 'number'], isUnique: true }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'action_log_entry',
        columns: [
          c.key('id'),
          c.reference('disasterId'),
          c.whole('number'),
          c.reference('actionId'),
          c.instant('doneAt'),
          c.text('doneBy'),
          c.longText('note', OPTIONAL),
        ],
        indices: [{ name: 'action_log_entry_disaster', columnNames: ['disasterId', 'number'], isUnique: true }],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of [
      'action_log_entry',
      'impact_publication',
      'disaster_component',
      'disaster_event',
      'recovery_action',
      'recovery_scenario',
      'service_request',
      'component',
    ])
      await runner.dropTable(table);
    await dropStandingTables(runner);
  }
}
