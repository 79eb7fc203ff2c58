import {
  type MigrationInterface,
  type QueryRunner,
  Table,
  TableColumn,
  type TableColumnOptions,
  TableIndex,
} from 'typeorm';
import { columnsFor, OPTIONAL } from '../../platform/database/columns';
import { insertOnce } from '../../platform/database/insert-once';

const SOURCE =
  'Recalled from the statuses of devices in the inventory and from how SMETS1 devices are enrolled; to be confirmed against the documents in force.';

/** Moves that need no reason, and moves out of service, which do: from, then to. */
const MOVES = [
  {
    standard: 'SMETS1',
    plain: [
      ['PENDING', 'INSTALLED_NOT_COMMISSIONED'],
      ['INSTALLED_NOT_COMMISSIONED', 'COMMISSIONED'],
      ['SUSPENDED', 'RECOVERED'],
      ['SUSPENDED', 'COMMISSIONED'],
      ['RECOVERED', 'COMMISSIONED'],
      ['REJECTED', 'PENDING'],
      ['WITHDRAWN', 'PENDING'],
    ],
    reasoned: [
      ['PENDING', 'REJECTED'],
      ['PENDING', 'WITHDRAWN'],
      ['INSTALLED_NOT_COMMISSIONED', 'REJECTED'],
      ['INSTALLED_NOT_COMMISSIONED', 'WITHDRAWN'],
      ['INSTALLED_NOT_COMMISSIONED', 'DECOMMISSIONED'],
      ['COMMISSIONED', 'SUSPENDED'],
      ['COMMISSIONED', 'WITHDRAWN'],
      ['COMMISSIONED', 'DECOMMISSIONED'],
      ['SUSPENDED', 'WITHDRAWN'],
      ['SUSPENDED', 'DECOMMISSIONED'],
      ['RECOVERED', 'SUSPENDED'],
      ['RECOVERED', 'WITHDRAWN'],
      ['RECOVERED', 'DECOMMISSIONED'],
      ['REJECTED', 'DECOMMISSIONED'],
      ['WITHDRAWN', 'DECOMMISSIONED'],
    ],
  },
  {
    standard: 'SMETS2',
    plain: [
      ['PENDING', 'INSTALLED_NOT_COMMISSIONED'],
      ['INSTALLED_NOT_COMMISSIONED', 'COMMISSIONED'],
      ['SUSPENDED', 'RECOVERED'],
      ['SUSPENDED', 'COMMISSIONED'],
      ['RECOVERED', 'COMMISSIONED'],
    ],
    reasoned: [
      ['PENDING', 'DECOMMISSIONED'],
      ['INSTALLED_NOT_COMMISSIONED', 'DECOMMISSIONED'],
      ['COMMISSIONED', 'SUSPENDED'],
      ['COMMISSIONED', 'DECOMMISSIONED'],
      ['SUSPENDED', 'DECOMMISSIONED'],
      ['RECOVERED', 'SUSPENDED'],
      ['RECOVERED', 'DECOMMISSIONED'],
      // Enrolment is of SMETS1 devices; what an older inventory has so can leave it.
      ['REJECTED', 'DECOMMISSIONED'],
      ['WITHDRAWN', 'DECOMMISSIONED'],
    ],
  },
] as const;

/** The moves that the table begins with. */
export const FIRST_MOVES = MOVES.flatMap(({ standard, plain, reasoned }) => [
  ...plain.map(([fromStatus, toStatus]) => ({ standard, fromStatus, toStatus, reasonNeeded: false, source: SOURCE })),
  ...reasoned.map(([fromStatus, toStatus]) => ({ standard, fromStatus, toStatus, reasonNeeded: true, source: SOURCE })),
]);

async function addMissing(runner: QueryRunner, table: string, columns: readonly TableColumnOptions[]): Promise<void> {
  for (const column of columns) {
    if (await runner.hasColumn(table, column.name)) continue;
    await runner.addColumn(table, new TableColumn(column));
  }
}

/**
 * Indices of the order in which devices are listed: of all, and of those in a status. MariaDB does not take an index that
 * is unique by the first column alone for an order by both, so the second takes the place of that one; the id, which is
 * made of the EUI-64, keeps it unique.
 */
const INDICES = [
  { name: 'device_status', columnNames: ['status', 'deviceId', 'id'] },
  { name: 'device_order', columnNames: ['deviceId', 'id'] },
];
const REPLACED = { name: 'device_device_id', columnNames: ['deviceId'], isUnique: true };

async function indicesOfDevices(runner: QueryRunner): Promise<string[]> {
  return ((await runner.getTable('device'))?.indices ?? []).flatMap(({ name }) => name ?? []);
}

async function addIndices(runner: QueryRunner): Promise<void> {
  const there = await indicesOfDevices(runner);
  for (const index of INDICES) {
    if (!there.includes(index.name)) await runner.createIndex('device', new TableIndex(index));
  }
  if (there.includes(REPLACED.name)) await runner.dropIndex('device', REPLACED.name);
}

/**
 * What it takes to keep an inventory up to date, and not only to fill it: versions of organisations and service providers,
 * the postcodes of devices, and the moves that a device's status may make.
 */
export class KeptInventory1527379200002 implements MigrationInterface {
  readonly name = 'KeptInventory1527379200002';

  async up(runner: QueryRunner): Promise<void> {
    const c = columnsFor(runner);
    const first = [c.whole('version', { default: 1 })];
    await addMissing(runner, 'organisation', first);
    await addMissing(runner, 'service_provider', first);
    await addMissing(runner, 'device', [c.text('postcode', { length: '8', ...OPTIONAL })]);
    await addIndices(runner);
    await runner.createTable(
      new Table({
        name: 'device_status_move',
        columns: [
          c.key('id'),
          c.text('standard', { length: '16' }),
          c.text('fromStatus', { length: '32' }),
          c.text('toStatus', { length: '32' }),
          c.flag('reasonNeeded'),
          c.longText('source'),
        ],
        indices: [{ name: 'device_status_move_by_1', columnNames: ['standard', 'id'] }],
      }),
      true,
    );
    for (const { reasonNeeded, ...move } of FIRST_MOVES) {
      const id = `deviceStatusMove:${move.standard}-${move.fromStatus}-${move.toStatus}`;
      await insertOnce(runner, 'device_status_move', { id, ...move, reasonNeeded: reasonNeeded ? 1 : 0 });
    }
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.dropTable('device_status_move');
    await runner.createIndex('device', new TableIndex(REPLACED));
    for (const { name } of INDICES) await runner.dropIndex('device', name);
    await runner.dropColumn('device', 'postcode');
    await runner.dropColumn('service_provider', 'version');
    await runner.dropColumn('organisation', 'version');
  }
}
