import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { type Caller, hasRole, isOutsider } from '../../../platform/caller/caller';
import { NETWORK_READERS } from '../../../platform/caller/role';
import type { RequestContext } from '../../../platform/request-context';
import { SIGNED_IN } from '../compliance/signed-in';
import { linkedPartExists } from '../consultations/consultation-scope';
import { knownClause } from '../register/visible-baselines';
import { ownOrganisation, seesAllOf } from '../responses/viewer-scope';
import { TraceLink } from './trace-link';
import type { TraceLinkEnd } from './trace-link-end';

type Asking = Pick<RequestContext, 'caller' | 'clock'>;

export interface LinkCondition {
  /** SQL over the columns that say what stands at an end, and for whom alone it is. */
  sql: string;
  parameters: Record<string, string>;
}

/** No organisation has this id: who sees what is its alone sees all that is confidential. */
const NOBODY = 'organisation:';

/**
 * How the ids of live operational data begin: who may not read it does not learn what is linked to it either. Disasters are
 * among it, as only the subgraph that has them knows which are published.
 */
const NETWORK_IDS = ['device:', 'disasterEvent:', 'incident:', 'incidentAssignment:'] as const;

/** Each end is open to all, or the caller may see what is confidential to the respondent whose it is. */
function confidentialCondition(caller: Caller, ends: readonly string[]): LinkCondition {
  if (seesAllOf(caller, NOBODY)) return { sql: '1 = 1', parameters: {} };
  const { organisationId } = caller;
  if (organisationId === null || !seesAllOf(caller, organisationId)) {
    return { sql: ends.map((end) => `${end}OnlyFor IS NULL`).join(' AND '), parameters: {} };
  }
  return {
    sql: ends.map((end) => `(${end}OnlyFor IS NULL OR ${end}OnlyFor = :linksOfOrganisation)`).join(' AND '),
    parameters: { linksOfOrganisation: organisationId },
  };
}

/** No end is a comment that those outside do not know of, since responses to its consultation are not published. */
function publishedCondition(caller: Caller, ends: readonly string[]): string {
  if (!isOutsider(caller)) return '1 = 1';
  return ends
    .map(
      (end) =>
        `NOT EXISTS (SELECT 1 FROM comment hushed WHERE hushed.id = ${end}Id AND hushed.published = 0
          AND hushed.respondentId <> :linksOfOutsider)`,
    )
    .join(' AND ');
}

/** No end is of a kind that the caller may not read. */
function readableCondition(caller: Caller, ends: readonly string[]): string {
  const hidden = [
    ...(hasRole(caller, NETWORK_READERS) ? [] : NETWORK_IDS),
    ...(hasRole(caller, SIGNED_IN) ? [] : ['obligation:']),
  ];
  const conditions = ends.flatMap((end) => hidden.map((prefix) => `${end}Id NOT LIKE '${prefix}%'`));
  if (isOutsider(caller)) conditions.push(...ends.map((end) => knownClause(`${end}Id`)));
  return ['1 = 1', ...conditions].join(' AND ');
}

/**
 * The condition on which a link exists for a caller. Written once, for lists, counts and traces alike.
 * @param ends of a row under an alias, e.g. `hop.thing` for the columns `thingId` and `thingOnlyFor` of `hop`
 */
export function linkCondition(context: Asking, ends: readonly [string, string]): LinkCondition {
  const { caller } = context;
  const parts = [confidentialCondition(caller, ends), ...ends.map((end) => linkedPartExists(context, `${end}Id`))];
  const conditions = [readableCondition(caller, ends), publishedCondition(caller, ends)];
  return {
    sql: [...parts.map(({ sql }) => sql), ...conditions].join(' AND '),
    parameters: {
      ...Object.assign({}, ...parts.map(({ parameters }) => parameters)),
      ...(isOutsider(caller) ? { linksOfOutsider: ownOrganisation(caller) ?? NOBODY } : {}),
    },
  };
}

/** Keeps the links that exist for a caller, in a query of `TraceLink` or `TraceLinkEnd` under an alias. */
export function visibleLinks<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  context: Asking,
  of: typeof TraceLink | typeof TraceLinkEnd,
  alias: string,
): void {
  const [one, other] = of === TraceLink ? ['from', 'to'] : ['thing', 'other'];
  const { sql, parameters } = linkCondition(context, [`${alias}.${one}`, `${alias}.${other}`]);
  query.andWhere(`(${sql})`, parameters);
}
