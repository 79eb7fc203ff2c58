import { ComplianceOutcome } from '../../register/register.vocabulary';

/** What running an obligation's query came to: counts and the first things that break the duty, or why there are none. */
export type Found = { population: number; violations: number; evidenceIds: readonly string[] } | { error: string };

/** What an assessment keeps of it. */
export interface Judgement {
  outcome: ComplianceOutcome;
  population: number | null;
  violations: number | null;
  evidenceIds: string[];
  error: string | null;
}

const MOST_EVIDENCE = 200;

function inError(error: string): Judgement {
  return { outcome: ComplianceOutcome.ERROR, population: null, violations: null, evidenceIds: [], error };
}

/**
 * Whether a duty is kept: when nothing of what it is about breaks it. Violations are part of the population; a query that
 * finds more of them counts something else.
 */
export function judge(found: Found): Judgement {
  if ('error' in found) return inError(found.error);
  const { population, violations, evidenceIds } = found;
  if (violations > population) {
    return inError(
      `The query finds ${violations} violations among ${population}: its violations are not all part of its population.`,
    );
  }
  const kept = violations === 0 ? ComplianceOutcome.COMPLIANT : ComplianceOutcome.NON_COMPLIANT;
  return {
    outcome: population === 0 ? ComplianceOutcome.NOT_APPLICABLE : kept,
    population,
    violations,
    evidenceIds: evidenceIds.slice(0, Math.min(violations, MOST_EVIDENCE)),
    error: null,
  };
}
