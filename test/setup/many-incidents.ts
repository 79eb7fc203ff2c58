import type { Database } from '../../platform/database/database';

const DIGITS = Array.from({ length: 10 }, (_, digit) => `SELECT ${digit} AS digit`).join(' UNION ALL ');
const PER_STATEMENT = 10_000;
/** What is made of a place among the copies by the statement that copies. */
const OWN = ['id', 'reference', 'status', 'raisedAt', 'pausedSince', 'responseMetAt', 'resolvedAt'];
const DUE = ['responseDueAt', 'responseRunsOutAt', 'resolutionDueAt', 'resolutionRunsOutAt'];

/**
 * Adds copies of an incident of the sample, straight in the database of incidents: a second between each and the next, of
 * ten one running, one pending and the others resolved, all due five days after they are raised.
 */
export async function addManyIncidents(database: Database, count: number): Promise<void> {
  const { columns } = database.reads.dataSource.getMetadata('Incident');
  const names = columns.map(({ databaseName }) => databaseName);
  const at = (seconds: string) =>
    database.engine === 'mysql'
      ? `TIMESTAMPADD(SECOND, ${seconds}, '2019-01-01 00:00:00.000')`
      : `strftime('%Y-%m-%d %H:%M:%f', '2019-01-01', CONCAT('+', ${seconds}, ' seconds'))`;
  const raised = at('n');
  const due = at('n + 432000');
  const when = (state: string, value: string) => `CASE WHEN n % 10 ${state} THEN ${value} END`;
  const values: Record<string, string> = {
    id: "CONCAT('incident:INC', 100000000 + n)",
    reference: "CONCAT('INC', 100000000 + n)",
    status: "CASE n % 10 WHEN 0 THEN 'IN_PROGRESS' WHEN 1 THEN 'PENDING' ELSE 'RESOLVED' END",
    raisedAt: raised,
    pausedSince: when('= 1', raised),
    responseMetAt: when('> 1', raised),
    resolvedAt: when('> 1', raised),
    responseDueAt: due,
    resolutionDueAt: due,
    responseRunsOutAt: when('= 0', due),
    resolutionRunsOutAt: when('= 0', due),
  };
  const selected = names.map((name) => ([...OWN, ...DUE].includes(name) ? values[name] : `model.${name}`));
  for (let from = 0; from < count; from += PER_STATEMENT) {
    await database.write((transaction) =>
      transaction.query(`INSERT INTO incident (${names.join(', ')})
        SELECT ${selected.join(', ')} FROM incident model
        INNER JOIN (SELECT ${from} + a.digit + 10 * b.digit + 100 * c.digit + 1000 * d.digit AS n
          FROM (${DIGITS}) a, (${DIGITS}) b, (${DIGITS}) c, (${DIGITS}) d) numbers ON n < ${count}
        WHERE model.id = 'incident:INC000000060'`),
    );
  }
  await database.write((transaction) =>
    transaction.query(database.engine === 'mysql' ? 'ANALYZE TABLE incident' : 'ANALYZE'),
  );
}
