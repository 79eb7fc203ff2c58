import { registerEnumType } from 'type-graphql';
import { ComplianceOutcome } from '../../register/register.vocabulary';
import type { Grounds } from '../staleness';

/** Why an obligation stands otherwise than before. */
export enum ComplianceChangeReason {
  DEFINED = 'DEFINED',
  RETIRED = 'RETIRED',
  FIRST_ASSESSED = 'FIRST_ASSESSED',
  TEXT = 'TEXT',
  QUERY = 'QUERY',
  FAULT = 'FAULT',
  DATA = 'DATA',
}

registerEnumType(ComplianceChangeReason, {
  name: 'ComplianceChangeReason',
  description: 'Why an obligation stands otherwise on one day than on another.',
  valuesConfig: {
    DEFINED: { description: 'It was defined in between.' },
    RETIRED: { description: 'It was retired in between.' },
    FIRST_ASSESSED: { description: 'It was assessed in between, and never before.' },
    TEXT: { description: 'Another text of the clause was assessed.' },
    QUERY: { description: 'It was assessed by another query.' },
    FAULT: { description: 'On one of the days the query could not be run, or its answer not be read.' },
    DATA: { description: 'Neither text nor query changed: what they are about did.' },
  },
});

/** What had been found of an obligation by a day. */
export interface FoundThen extends Grounds {
  outcome: ComplianceOutcome;
  population: number | null;
  violations: number | null;
}

/** How an obligation stood on a day: not there, not assessed, or as it was found. */
export type Stood = undefined | { latest: FoundThen | null };

/** What differs between two days, and why; null when nothing does. */
export function changeReasons(before: Stood, after: Stood): ComplianceChangeReason[] | null {
  if (!before) return after ? [ComplianceChangeReason.DEFINED] : null;
  if (!after) return [ComplianceChangeReason.RETIRED];
  const [old, fresh] = [before.latest, after.latest];
  if (!old) return fresh ? [ComplianceChangeReason.FIRST_ASSESSED] : null;
  if (!fresh) return null;
  const same =
    old.outcome === fresh.outcome && old.population === fresh.population && old.violations === fresh.violations;
  if (same) return null;
  const reasons: ComplianceChangeReason[] = [];
  if (old.contentHash !== fresh.contentHash) reasons.push(ComplianceChangeReason.TEXT);
  if (old.queryHash !== fresh.queryHash) reasons.push(ComplianceChangeReason.QUERY);
  if ([old, fresh].some(({ outcome }) => outcome === ComplianceOutcome.ERROR)) {
    reasons.push(ComplianceChangeReason.FAULT);
  }
  return reasons.length > 0 ? reasons : [ComplianceChangeReason.DATA];
}
