import { setTimeout as sleep } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import type { Database } from '../platform/database/database';
import { openDatabases } from '../platform/database/open-databases';
import { nextNumber, SequenceRow } from '../platform/database/sequence';
import { updateVersioned } from '../platform/database/versioned';
import { AuditEntryRow } from '../platform/history/audit-entry';
import { firstBroken } from '../platform/history/hash-chain';
import { record } from '../platform/history/history';
import { databaseOf, readSettings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';
import { changes } from '../subgraphs/changes';
import { incidents } from '../subgraphs/incidents';
import { inventory } from '../subgraphs/inventory';
import { Device } from '../subgraphs/inventory/device';
import { newDatabases, type TestDatabases } from './setup/databases';
import { SAMPLE_END } from './setup/product';

describe('a database', () => {
  let databases: TestDatabases;
  let database: Database;
  const open = async () => {
    const location = databaseOf(readSettings(databases.environment), 'inventory');
    const [opened] = await openDatabases([{ location, contents: inventory }]);
    if (!opened) throw new Error('It is not there.');
    return opened;
  };

  beforeAll(async () => {
    databases = newDatabases();
    database = await open();
    await database.write((transaction) =>
      inventory.loadSample(transaction, { actor: 'test', action: 'test', at: SAMPLE_END }),
    );
  });
  afterAll(async () => {
    await database.close();
    await databases.drop();
  });

  const numberOf = async (name: string) => (await database.reads.findOneBy(SequenceRow, { name }))?.value;

  it('keeps nothing of a unit of work that failed', async () => {
    const failing = database.write(async (transaction) => {
      await transaction.insert(SequenceRow, { name: 'failing', value: 1 });
      throw new Error('on purpose');
    });
    await expect(failing).rejects.toThrow('on purpose');
    expect(await numberOf('failing')).toBeUndefined();
  });

  it('keeps the work of many writers apart, though they take their time', async () => {
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, index) =>
        database.write(async (transaction) => {
          await transaction.insert(SequenceRow, { name: `writer ${index}`, value: index });
          await sleep(index % 3);
          if (index % 2 === 1) throw new Error('on purpose');
        }),
      ),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(10);
    for (let index = 0; index < 20; index += 1) {
      expect(await numberOf(`writer ${index}`)).toBe(index % 2 === 1 ? undefined : index);
    }
  });

  it('lets reads go on beside a write, which they do not see before it is done', async () => {
    let seen: number | undefined = 0;
    await database.write(async (transaction) => {
      await transaction.insert(SequenceRow, { name: 'unseen', value: 1 });
      seen = await numberOf('unseen');
    });
    expect(seen).toBeUndefined();
    expect(await numberOf('unseen')).toBe(1);
  });

  it('gives every number of a sequence once, the first ones too', async () => {
    const take = () => database.write((transaction) => nextNumber(transaction, 'tickets'));
    const numbers = await Promise.all(Array.from({ length: 40 }, take));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  });

  it('lets one of two changes of the same version win, and tells the other the current version', async () => {
    const id = 'device:00DB1234567890A0';
    const seen = { id, version: 1 };
    const change = (model: string) =>
      database.write((transaction) => updateVersioned(transaction, Device, seen, { model }));
    const outcomes = await Promise.allSettled([change('one'), change('two')]);
    const lost = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
    expect(lost).toHaveLength(1);
    expect(lost[0].extensions).toMatchObject({ code: 'CONFLICT', id, currentVersion: 2 });
  });

  it('chains the history of a thing that many change, and shows an edit of its past', async () => {
    const thingId = 'organisation:DCC';
    for (let index = 0; index < 5; index += 1) {
      const by = { actor: 'test', action: 'test', at: new Date(index) };
      await database.write((transaction) => record(transaction, by, { thingId, changes: '[]', reason: `${index}` }));
    }
    const chain = () => database.reads.find(AuditEntryRow, { where: { thingId }, order: { sequence: 'ASC' } });
    expect(await chain()).toHaveLength(6);
    expect(firstBroken(await chain())).toBeUndefined();
    await database.write((transaction) =>
      transaction.update(AuditEntryRow, { thingId, sequence: 3 }, { reason: 'forged' }),
    );
    expect(firstBroken(await chain())).toEqual({ sequence: 3 });
  });

  it('is brought up to date once, by however many open it at the same time', async () => {
    const others = await Promise.all([open(), open(), open()]);
    await Promise.all(others.map((other) => other.close()));
    const applied: unknown[] = await database.reads.query('SELECT name FROM migration');
    expect(applied).toHaveLength(inventory.migrations.length);
  });

  it('of a newer version is refused in a sentence', async () => {
    await database.write((transaction) =>
      transaction.query("INSERT INTO migration (timestamp, name) VALUES (1, 'FromTheFuture1')"),
    );
    await expect(open()).rejects.toThrow(StartFailure);
    await expect(open()).rejects.toThrow('newer version of Throughline');
    await database.write((transaction) => transaction.query("DELETE FROM migration WHERE name = 'FromTheFuture1'"));
  });
});

describe('a migration that was killed half way', () => {
  let databases: TestDatabases;
  beforeAll(() => {
    databases = newDatabases();
  });
  afterAll(() => databases.drop());

  it.each([
    { contents: incidents, missing: 'interested_party', seeded: ['category_target', 'sequence'] },
    { contents: changes, missing: 'disclosure', seeded: ['sequence'] },
  ])('is gone on with at the next start: that of $contents.name', async ({ contents, missing, seeded }) => {
    const wanted = [{ location: databaseOf(readSettings(databases.environment), contents.name), contents }];
    const use = async <T>(work: (database: Database) => Promise<T>) => {
      const [database] = await openDatabases(wanted);
      if (!database) throw new Error('It is not there.');
      return work(database).finally(() => database.close());
    };
    const rowsOf = (database: Database) =>
      Promise.all(seeded.map((table) => database.reads.query(`SELECT * FROM ${table} ORDER BY 1`)));
    const before = await use(async (database) => {
      await database.write(async (transaction) => {
        await transaction.query('DELETE FROM migration');
        await transaction.query(`DROP TABLE ${missing}`);
      });
      return rowsOf(database);
    });
    await use(async (database) => {
      expect(await rowsOf(database)).toEqual(before);
      expect(await database.reads.query(`SELECT * FROM ${missing}`)).toEqual([]);
      expect(await database.reads.query('SELECT name FROM migration')).toHaveLength(contents.migrations.length);
    });
  });
});

if (ENGINE === 'mariadb') {
  describe('an account that may make no databases', () => {
    const account = 'plain_account';
    let databases: TestDatabases;
    let url: URL;
    const administer = async (...statements: string[]) => {
      const connection = await createConnection(process.env.TEST_MARIADB_URL ?? '');
      for (const statement of statements) await connection.query(statement);
      await connection.end();
    };
    const open = () =>
      openDatabases([
        {
          location: databaseOf(readSettings({ INVENTORY_DATABASE_URL: url.href }), 'inventory'),
          contents: inventory,
        },
      ]);
    beforeAll(async () => {
      databases = newDatabases();
      url = new URL(`${databases.environment.DATABASE_URL}_plain`);
      url.username = account;
      await administer(
        `CREATE USER ${account}@'%'`,
        `GRANT SELECT, INSERT, UPDATE, DELETE, CREATE TEMPORARY TABLES ON \`${url.pathname.slice(1)}\`.* TO ${account}@'%'`,
      );
    });
    afterAll(async () => {
      await administer(`DROP USER ${account}@'%'`);
      await databases.drop();
    });

    it('is told that the database is not there', async () => {
      await expect(open()).rejects.toThrow(StartFailure);
      await expect(open()).rejects.toThrow(
        /is not there and cannot be made \(.*\); make it, or let plain_account do so\.$/,
      );
    });

    it('can use one that somebody else made and brought up to date', async () => {
      const plain = url.href;
      url.username = 'root';
      const [made] = await open();
      await made?.close();
      url = new URL(plain);
      const [database] = await open();
      await expect(database?.ping()).resolves.toBeUndefined();
      await database?.close();
    });
  });
}
