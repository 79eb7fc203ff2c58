import type { Database } from '../platform/database/database';

const LINKS = 1_000_000;
const THINGS = 250_000;
const HUBS = 10;
const HUB_LINKS = 50_000;

/** SQL: the whole numbers below a million, in ten parts; both engines know it, and neither takes recursion so far. */
function numbers(part: number): string {
  const digit = (name: string) =>
    `(SELECT 0 AS ${name} UNION ALL ${[1, 2, 3, 4, 5, 6, 7, 8, 9].map((value) => `SELECT ${value}`).join(' UNION ALL ')}) of_${name}`;
  const digits = ['a', 'b', 'c', 'd', 'e'];
  return `(SELECT ${part * 100_000} + a + 10 * b + 100 * c + 1000 * d + 10000 * e AS i FROM ${digits.map(digit).join(', ')}) n`;
}

const padded = (number: string) => `SUBSTR(CONCAT('000000', CAST(${number} AS SIGNED)), -6)`;
const device = (number: string) => `CONCAT('device:', ${padded(number)})`;
const hub = (number: string) => `CONCAT('clause:HUB-', CAST(${number} AS SIGNED))`;
const BY_HUB = `i < ${HUBS * HUB_LINKS}`;
const ID = `CONCAT('traceLink:', ${padded('i')})`;
const FROM = `CASE WHEN ${BY_HUB} THEN ${hub(`i % ${HUBS}`)} ELSE ${device(`(i * 7919) % ${THINGS}`)} END`;
const TO = `CASE WHEN ${BY_HUB} THEN ${device(`((i - i % ${HUBS}) / ${HUBS} * 5 + i % ${HUBS}) % ${THINGS}`)}
  ELSE ${device(`(i * 104729 + 13) % ${THINGS}`)} END`;

/** A million links: ten hubs of fifty thousand each, and the rest among a quarter of a million things. */
export async function writeLinks({ write }: Database): Promise<void> {
  for (let part = 0; part < LINKS / 100_000; part += 1) {
    await write(async (transaction) => {
      await transaction.query(`INSERT INTO trace_link (id, type, fromId, toId, status, createdAt, createdBy, owner, version)
        SELECT ${ID}, 'REFERENCES', ${FROM}, ${TO}, 'CURRENT',
          '2018-05-01 00:00:00', 'bench', 'bench', 1 FROM ${numbers(part)}`);
    });
  }
  for (const [direction, here, there] of [
    ['OUT', 'fromId', 'toId'],
    ['IN', 'toId', 'fromId'],
  ]) {
    await write(async (transaction) => {
      await transaction.query(`INSERT INTO trace_link_end
          (thingId, linkId, direction, otherId, otherKind, type, status, reviewedOrdinal)
        SELECT ${here}, id, '${direction}', ${there}, 'Device', type, status, 0 FROM trace_link WHERE fromId <> toId`);
    });
  }
  await write((transaction) =>
    transaction.query('ANALYZE TABLE trace_link_end').catch(() => transaction.query('ANALYZE')),
  );
}

/** A thing of the graph by its number; every hundredth is a hub. */
export function thingNumbered(number: number): string {
  if (number % 100 === 0) return `clause:HUB-${(number / 100) % HUBS}`;
  return `device:${String(Math.floor(number * 97.31) % THINGS).padStart(6, '0')}`;
}

export function linkNumbered(number: number): string {
  return `traceLink:${String((number * 7_919) % LINKS).padStart(6, '0')}`;
}
