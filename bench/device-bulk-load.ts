import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import Database from 'better-sqlite3';
import { createConnection } from 'mysql2/promise';

const COLUMNS = [
  ...[
    'id',
    'deviceId',
    'type',
    'standard',
    'specificationVersion',
    'status',
    'manufacturer',
    'model',
    'firmwareVersion',
  ],
  ...['mpxn', 'uprn', 'cspRegion', 's1spId', 'dcoId', 'communicationsHubId', 'responsibleSupplierId'],
  ...['installedAt', 'commissionedAt', 'version'],
];

const filled = (text = '') => (text === '' ? null : text);
const named = (kind: string, key = '') => (key === '' ? null : `${kind}:${key}`);
const instant = (text = '') => filled(text.replace('T', ' ').replace('Z', ''));

/** The columns of the table for the cells of a line, which is known to be good: nothing is checked. */
function rowOf(line: string): unknown[] {
  const [id = '', type, standard, specification, status, maker, model, firmware, mpxn, uprn, region, ...rest] =
    line.split(',');
  const [s1sp, dco, hub, supplier, installed, commissioned] = rest;
  return [
    ...[
      `device:${id}`,
      id,
      type,
      standard,
      filled(specification),
      status,
      filled(maker),
      filled(model),
      filled(firmware),
    ],
    ...[filled(mpxn), filled(uprn), filled(region) ?? 'SMETS1', named('serviceProvider', s1sp)],
    ...[named('serviceProvider', dco), named('device', hub), named('organisation', supplier)],
    ...[instant(installed), instant(commissioned), 1],
  ];
}

/** One transaction on SQLite with one prepared statement, durable as the product's own. */
export async function bulkLoadSqlite(databaseFile: string, csv: string): Promise<void> {
  const database = new Database(databaseFile);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  const places = COLUMNS.map(() => '?').join(', ');
  const insert = database.prepare(`INSERT INTO device (${COLUMNS.join(', ')}) VALUES (${places})`);
  database.exec('BEGIN');
  let header = true;
  for await (const line of createInterface({ input: createReadStream(csv) })) {
    if (!header) insert.run(rowOf(line));
    header = false;
  }
  database.exec('COMMIT');
  database.close();
}

/** LOAD DATA on MariaDB, of the file as it is, sent by the client. */
export async function bulkLoadMariadb(url: string, csv: string): Promise<void> {
  const connection = await createConnection(url);
  const sql = `LOAD DATA LOCAL INFILE 'devices.csv' INTO TABLE device CHARACTER SET utf8mb4 FIELDS TERMINATED BY ',' LINES TERMINATED BY '\\n' IGNORE 1 LINES
    (deviceId, type, standard, @specification, status, @maker, @model, @firmware, @mpxn, @uprn, @region, @s1sp, @dco, @hub, @supplier, @installed, @commissioned)
    SET id = CONCAT('device:', deviceId), specificationVersion = NULLIF(@specification, ''), manufacturer = NULLIF(@maker, ''),
    model = NULLIF(@model, ''), firmwareVersion = NULLIF(@firmware, ''), mpxn = NULLIF(@mpxn, ''), uprn = NULLIF(@uprn, ''),
    cspRegion = IF(@region = '', 'SMETS1', @region), s1spId = IF(@s1sp = '', NULL, CONCAT('serviceProvider:', @s1sp)),
    dcoId = IF(@dco = '', NULL, CONCAT('serviceProvider:', @dco)), communicationsHubId = IF(@hub = '', NULL, CONCAT('device:', @hub)),
    responsibleSupplierId = IF(@supplier = '', NULL, CONCAT('organisation:', @supplier)),
    installedAt = REPLACE(REPLACE(@installed, 'T', ' '), 'Z', ''), commissionedAt = REPLACE(REPLACE(@commissioned, 'T', ' '), 'Z', ''), version = 1`;
  await connection.query({ sql, infileStreamFactory: () => createReadStream(csv) });
  await connection.end();
}
