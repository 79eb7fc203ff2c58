import { createHash } from 'node:crypto';

function sha256(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex');
}

/** The fingerprint of what a clause says: over heading and text only, so that renumbering leaves it as it is. */
export function clauseContentHash({ heading, text }: { heading: string; text: string }): string {
  return sha256([heading, text]);
}

/** A clause with its place and its words, as the fingerprint of a baseline takes it. */
export interface PlacedClause {
  clauseId: string;
  number: string;
  parentClauseId: string | null;
  contentHash: string;
}

/** The fingerprint of a whole baseline: over its clauses, in order, each with its place and its words. */
export function baselineContentHash(clauses: readonly PlacedClause[]): string {
  return sha256(
    clauses.map(({ clauseId, number, parentClauseId, contentHash }) => [clauseId, number, parentClauseId, contentHash]),
  );
}
