import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Caller, isOutsider } from '../../../platform/caller/caller';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon, startOfDayInLondon } from '../../../platform/time/london';
import type { Consultation } from './consultation';
import { ConsultationStatus } from './consultation.vocabulary';
import type { ConsultationTransition } from './consultation-transition';

/**
 * For outsiders a consultation begins to exist on the day on which it opens; a draft does not exist, nor does what it
 * asks, proposes or leaves open. Decided here and nowhere else.
 */
type Asking = Pick<RequestContext, 'caller' | 'clock'>;

interface Condition {
  sql: string;
  parameters: Record<string, string>;
}

export function consultationExists(
  caller: Caller,
  { opened, opensOn }: Pick<Consultation, 'opened' | 'opensOn'>,
  today: string,
): boolean {
  return !isOutsider(caller) || (opened && opensOn <= today);
}

/** When a consultation began to exist for the caller; null for one who knew it as a draft. */
export function knownSince(
  caller: Caller,
  { opensOn }: Pick<Consultation, 'opensOn'>,
  steps: readonly Pick<ConsultationTransition, 'from' | 'at'>[],
): Date | null {
  if (!isOutsider(caller)) return null;
  const times = steps.filter(({ from }) => from === ConsultationStatus.DRAFT).map(({ at }) => at.getTime());
  return new Date(Math.max(startOfDayInLondon(opensOn).getTime(), ...times));
}

/** The condition on which what belongs to a consultation exists for the caller, by where the consultation's id stands. */
function ofExistingConsultation({ caller, clock }: Asking, path: string): Condition {
  if (!isOutsider(caller)) return { sql: '1 = 1', parameters: {} };
  return {
    sql: `${path} NOT IN (SELECT hidden.id FROM consultation hidden WHERE hidden.opened = 0 OR hidden.opensOn > :openBy)`,
    parameters: { openBy: dayInLondon(clock.now()) },
  };
}

/**
 * Keeps the consultations that exist for the caller, or what belongs to them.
 * @param path where the consultation's id stands, e.g. `thing.consultationId`
 */
export function keepOfExisting<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  context: Asking,
  path: string,
): SelectQueryBuilder<T> {
  const { sql, parameters } = ofExistingConsultation(context, path);
  return query.andWhere(sql, parameters);
}

export function keepExisting(query: SelectQueryBuilder<Consultation>, context: Asking): void {
  keepOfExisting(query, context, 'thing.id');
}

/**
 * The condition on which a thing that trace links join exists for the caller: changes and open issues are parts of
 * consultations, whatever else there is has its own rule.
 * @param path where the thing's id stands
 */
export function linkedPartExists(context: Asking, path: string): Condition {
  const change = ofExistingConsultation(context, 'part.consultationId');
  if (!isOutsider(context.caller)) return change;
  const hidden = (table: string) => `SELECT part.id FROM ${table} part WHERE NOT (${change.sql})`;
  return {
    sql: `${path} NOT IN (${hidden('proposed_change')}) AND ${path} NOT IN (${hidden('open_issue')})`,
    parameters: change.parameters,
  };
}
