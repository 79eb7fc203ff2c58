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
        name: 'organisation',
        columns: [c.key('id'), c.text('name'), c.longText('roles')],
        indices: [{ name: 'organisation_name', columnNames: ['name', 'id'] }],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'service_provider',
        columns: [c.key('id'), c.text('name'), c.text('kind'), c.reference('organisationId', OPTIONAL)],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'sm_wan_coverage',
        columns: [c.key('outwardCode'), c.text('region'), c.flag('available'), c.date('expectedFrom', OPTIONAL)],
      }),
      true,
    );
    await runner.createTable(
      new Table({
        name: 'device',
        columns: [
          c.key('id'),
          c.text('deviceId', { length: '16' }),
          c.text('type', { length: '16' }),
          c.text('standard', { length: '16' }),
          c.text('specificationVersion', OPTIONAL),
          c.text('status', { length: '32' }),
          c.text('manufacturer', OPTIONAL),
          c.text('model', OPTIONAL),
          c.text('firmwareVersion', OPTIONAL),
          c.text('mpxn', { length: '16', ...OPTIONAL }),
          c.text('uprn', { length: '16', ...OPTIONAL }),
          c.text('cspRegion', { length: '16' }),
          c.reference('s1spId', OPTIONAL),
          c.reference('dcoId', OPTIONAL),
          c.reference('communicationsHubId', OPTIONAL),
          c.reference('responsibleSupplierId', OPTIONAL),
          c.instant('installedAt', OPTIONAL),
          c.instant('commissionedAt', OPTIONAL),
          c.whole('version'),
        ],
        indices: [
          { name: 'device_device_id', columnNames: ['deviceId'], isUnique: true },
          { name: 'device_s1sp', columnNames: ['s1spId', 'deviceId', 'id'] },
          { name: 'device_dco', columnNames: ['dcoId', 'deviceId', 'id'] },
          { name: 'device_hub', columnNames: ['communicationsHubId', 'id'] },
          { name: 'device_supplier', columnNames: ['responsibleSupplierId', 'deviceId', 'id'] },
          { name: 'device_commissioned', columnNames: ['commissionedAt', 'id'] },
          { name: 'device_installed', columnNames: ['installedAt', 'id'] },
          { name: 'device_mpxn', columnNames: ['mpxn'] },
          { name: 'device_uprn', columnNames: ['uprn'] },
        ],
      }),
      true,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const table of ['device', 'sm_wan_coverage', 'service_provider', 'organisation'])
      await runner.dropTable(table);
    await dropStandingTables(runner);
  }
}
