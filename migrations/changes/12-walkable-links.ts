import { type MigrationInterface, type QueryRunner, TableIndex } from 'typeorm';

/** A thing's links in the order of the others, those that are followed apart: of one type, or one way, or all of them. */
const ADDED = [
  {
    name: 'trace_link_end_current',
    columnNames: ['thingId', 'status', 'otherId', 'linkId'],
  },
  {
    name: 'trace_link_end_current_way',
    columnNames: ['thingId', 'status', 'direction', 'otherId', 'linkId'],
  },
  {
    name: 'trace_link_end_current_type',
    columnNames: ['thingId', 'status', 'type', 'direction', 'otherId', 'linkId'],
  },
];

/** Those that they stand in for. */
const REMOVED = [
  { name: 'trace_link_end_walk', columnNames: ['thingId', 'otherId', 'linkId', 'direction', 'type', 'status'] },
  { name: 'trace_link_end_way', columnNames: ['thingId', 'direction', 'otherId', 'linkId', 'type', 'status'] },
];

type Indices = readonly { name: string; columnNames: string[] }[];

/** Has a walk read the few links that it follows of a thing without the many that are retired, or of other types. */
export class WalkableLinks1527379200012 implements MigrationInterface {
  readonly name = 'WalkableLinks1527379200012';

  up(runner: QueryRunner): Promise<void> {
    return replace(runner, REMOVED, ADDED);
  }

  down(runner: QueryRunner): Promise<void> {
    return replace(runner, ADDED, REMOVED);
  }
}

async function replace(runner: QueryRunner, before: Indices, after: Indices): Promise<void> {
  const held = new Set((await runner.getTable('trace_link_end'))?.indices.map(({ name }) => name));
  for (const index of after)
    if (!held.has(index.name)) await runner.createIndex('trace_link_end', new TableIndex(index));
  for (const { name } of before) if (held.has(name)) await runner.dropIndex('trace_link_end', name);
}
