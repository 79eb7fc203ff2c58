import { timeInWords } from '../../platform/time/london';
import type { PublicPublication } from './public-status';

/** What was published, in paragraphs: what Users need to determine the impact on them (IMP 5.1.9). */
export function toldPublication({
  text,
  affectedServiceRequests,
  expectedRecoveryAt,
}: Pick<PublicPublication, 'text' | 'affectedServiceRequests' | 'expectedRecoveryAt'>): string {
  return [
    text,
    `Affected service requests: ${affectedServiceRequests.join(', ')}.`,
    ...(expectedRecoveryAt === null ? [] : [`Recovery is expected at ${timeInWords(expectedRecoveryAt)}.`]),
  ].join('\n\n');
}
