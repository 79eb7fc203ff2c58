import { z } from 'zod';

const ASSESSMENT = z.object({
  id: z.string(),
  assessedAt: z.string(),
  outcome: z.enum(['COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'ERROR']),
  population: z.number().nullable(),
  violations: z.number().nullable(),
  evidenceIds: z.array(z.string()),
  error: z.string().nullable(),
  durationMilliseconds: z.number().nullable(),
  againstClauseVersion: z.object({ number: z.string(), baseline: z.object({ label: z.string() }) }),
  obligation: z.object({
    id: z.string(),
    statement: z.string(),
    obligedParty: z.string(),
    clause: z.object({ id: z.string(), document: z.object({ code: z.string() }) }),
  }),
});

/** What assessing an obligation came to, as the graph tells it. */
export type Assessed = z.infer<typeof ASSESSMENT>;

export const ASSESSED = z.object({
  assessObligations: z.object({
    assessments: z.array(ASSESSMENT),
    userErrors: z.array(z.object({ message: z.string(), suggestion: z.string() })),
  }),
});

export const ASSESS = `mutation Assess($ids: [ID!]) { assessObligations(ids: $ids) {
  userErrors { message suggestion }
  assessments { id assessedAt outcome population violations evidenceIds error durationMilliseconds
    againstClauseVersion { number baseline { label } }
    obligation { id statement obligedParty clause { id document { code } } } } } }`;

/** Whether a duty is found not kept, or could not be looked into. */
export function isUnmet({ outcome }: Pick<Assessed, 'outcome'>): boolean {
  return outcome === 'NON_COMPLIANT' || outcome === 'ERROR';
}
