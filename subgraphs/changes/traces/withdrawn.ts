import type { EntityManager } from 'typeorm';
import { typeNameOf } from '../../../platform/ids';
import { batched } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { today } from '../register/register.loaders';
import { FOREIGN_KINDS, LOCAL_KINDS } from './traceable';

/** Clauses that stood in a text, and stand in none that is in force, to come into force, or proposed. */
const GONE_CLAUSES = `SELECT clause.id AS id FROM clause WHERE clause.id IN (:...ids)
  AND EXISTS (SELECT 1 FROM clause_version past INNER JOIN baseline ON baseline.id = past.baselineId
    WHERE past.clauseId = clause.id AND baseline.status <> 'DRAFT')
  AND NOT EXISTS (SELECT 1 FROM clause_version held INNER JOIN baseline ON baseline.id = held.baselineId
    WHERE held.clauseId = clause.id AND (baseline.status IN ('IN_CONSULTATION', 'BASELINED', 'SUBMITTED')
      OR baseline.status IN ('DESIGNATED', 'SUPERSEDED') AND (baseline.effectiveTo IS NULL OR baseline.effectiveTo > :day)))`;

const ofWithdrawnConsultation = (table: string) => `SELECT part.id AS id FROM ${table} part
  INNER JOIN consultation ON consultation.id = part.consultationId
  WHERE part.id IN (:...ids) AND consultation.recordedStatus = 'WITHDRAWN'`;

/** Which of the things of a kind of this subgraph were withdrawn, though they are there. */
const WITHDRAWN = new Map([
  ['Clause', GONE_CLAUSES],
  ['Comment', 'SELECT thing.id AS id FROM comment thing WHERE thing.id IN (:...ids) AND thing.current = 0'],
  ['Change', ofWithdrawnConsultation('proposed_change')],
  ['OpenIssue', ofWithdrawnConsultation('open_issue')],
]);

async function withdrawnHere(kind: string, ids: readonly string[], context: RequestContext): Promise<string[]> {
  const load = LOCAL_KINDS.get(kind)?.load;
  const things = load ? await Promise.all(ids.map((id) => load(context).load(id))) : [];
  const gone = ids.filter((_, index) => (things[index] ?? null) === null);
  const sql = WITHDRAWN.get(kind);
  if (sql === undefined) return gone;
  const manager: EntityManager = context.database.reads;
  const parameters = { ids, day: today(context) };
  const rows: { id: string }[] = await manager.query(
    ...manager.dataSource.driver.escapeQueryWithParameters(sql, parameters),
  );
  return [...gone, ...rows.map(({ id }) => id)];
}

/** What a device is called that has left the network. */
const LEFT = ['WITHDRAWN', 'DECOMMISSIONED'];

/** Which of the things of other subgraphs are gone, or have left the network: the graph is asked once for all. */
async function withdrawnElsewhere(ids: readonly string[], context: RequestContext): Promise<string[]> {
  if (ids.length === 0) return [];
  const kindOf = (id: string) => FOREIGN_KINDS.get(typeNameOf(id));
  const declared = ids.map((_, index) => `$id${index}: ID!`).join(', ');
  const fields = ids.map((id, index) => {
    const state = typeNameOf(id) === 'Device' ? ' status' : '';
    return `thing${index}: ${kindOf(id)?.readBy}(id: $id${index}) { id${state} }`;
  });
  const variables = Object.fromEntries(ids.map((id, index) => [`id${index}`, id]));
  const data = await context.graph.ask(`query Withdrawn(${declared}) { ${fields.join(' ')} }`, variables);
  return ids.filter((_, index) => {
    const thing = data[`thing${index}`];
    if (typeof thing !== 'object' || thing === null) return true;
    return 'status' in thing && LEFT.some((status) => status === thing.status);
  });
}

/** Whether what stood at an end of a link was withdrawn, or is gone. */
export const isWithdrawn = batched<boolean>(async (ids, context) => {
  const foreign = ids.filter((id) => FOREIGN_KINDS.has(typeNameOf(id)));
  const kinds = [...LOCAL_KINDS.keys()].map((kind) => ids.filter((id) => typeNameOf(id) === kind));
  const found = await Promise.all([
    withdrawnElsewhere(foreign, context),
    ...kinds.filter((some) => some.length > 0).map((some) => withdrawnHere(typeNameOf(some[0] ?? ''), some, context)),
  ]);
  const withdrawn = new Set(found.flat());
  return ids.map((id) => withdrawn.has(id));
});
