import type { RequestContext } from '../../../../platform/request-context';
import type { ComplianceAssessment } from '../compliance-assessment';
import { assessObligations } from './assess';
import { endTurn, takeTurn } from './assessment-turn';

/**
 * Assesses all obligations that stand, as the schedule asks; null when another replica does.
 * @param ended tells it to leave the rest for the next time
 */
export async function assessOnTurn(
  context: RequestContext,
  ended: AbortSignal,
): Promise<ComplianceAssessment[] | null> {
  const { database, clock } = context;
  if (!(await database.write((transaction) => takeTurn(transaction, clock.now())))) return null;
  try {
    return await assessObligations(context, null, ended);
  } finally {
    await database.write(endTurn);
  }
}
