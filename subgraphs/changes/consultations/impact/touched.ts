import { batched } from '../../../../platform/loading';

/**
 * The clauses that each change, and each consultation by the changes that stand in it, touches: each once. Either is
 * the root of an impact; their ids tell them apart.
 */
export const TOUCHED_CLAUSES = `(SELECT cited.changeId AS rootId, cited.clauseId AS clauseId FROM change_clause cited
  UNION
  SELECT proposed.consultationId AS rootId, cited.clauseId AS clauseId FROM proposed_change proposed
    INNER JOIN change_clause cited ON cited.changeId = proposed.id WHERE proposed.retiredAt IS NULL)`;

/** The comments about these clauses: one about two of them stands once. */
export const COMMENTS_ON_TOUCHED = `(SELECT DISTINCT touched.rootId AS rootId, cited.commentId AS commentId
  FROM ${TOUCHED_CLAUSES} touched INNER JOIN comment_clause cited ON cited.clauseId = touched.clauseId)`;

/** The changes of each root: itself, or those that stand in it. */
const CHANGES = `SELECT itself.id AS rootId, itself.id AS thingId FROM proposed_change itself WHERE itself.id IN (:...ids)
  UNION ALL
  SELECT proposed.consultationId AS rootId, proposed.id AS thingId FROM proposed_change proposed
    WHERE proposed.consultationId IN (:...ids) AND proposed.retiredAt IS NULL`;

export interface Touched {
  changes: string[];
  clauses: string[];
}

interface Row {
  rootId: string;
  thingId: string;
}

/** The changes of a root and the clauses that they touch. */
export const touchedBy = batched<Touched>(async (ids, { database: { reads } }) => {
  const read = (sql: string): Promise<Row[]> =>
    reads.query(...reads.dataSource.driver.escapeQueryWithParameters(sql, { ids }));
  const [changes, clauses] = await Promise.all([
    read(CHANGES),
    read(`SELECT touched.rootId AS rootId, touched.clauseId AS thingId FROM ${TOUCHED_CLAUSES} touched
      WHERE touched.rootId IN (:...ids)`),
  ]);
  const gathered = (rows: readonly Row[]) => {
    const byRoot = new Map(ids.map((id): [string, string[]] => [id, []]));
    for (const { rootId, thingId } of rows) byRoot.get(rootId)?.push(thingId);
    return byRoot;
  };
  const [changesOf, clausesOf] = [gathered(changes), gathered(clauses)];
  return ids.map((id) => ({ changes: changesOf.get(id) ?? [], clauses: clausesOf.get(id) ?? [] }));
});
