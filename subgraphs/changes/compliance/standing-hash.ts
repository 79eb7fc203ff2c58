import { standingOrder } from '../register/in-force';

/**
 * SQL: the hash of what a clause says where it stands, in the baseline in force or otherwise the newest. Takes the
 * parameter `:day`, or another expression for the day.
 * @param clauseId the column that names the clause
 */
export function standingHash(clauseId: string, day = ':day'): string {
  return `(SELECT placed.contentHash FROM clause_version placed
    INNER JOIN baseline standing ON standing.id = placed.baselineId
    WHERE placed.clauseId = ${clauseId} ORDER BY ${standingOrder('standing', day)} LIMIT 1)`;
}
