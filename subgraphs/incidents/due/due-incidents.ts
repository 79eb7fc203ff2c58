import { ArgsType, Field } from 'type-graphql';
import { badArgument } from '../../../platform/errors';
import { listing } from '../../../platform/paging/listing';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Incident } from '../incident';
import { IncidentFilter, narrowIncidents } from '../incident-filter';
import { IncidentClock } from './incident-clock';

@ArgsType()
export class DueArgs extends PageArgs {
  @Field(() => IncidentClock, {
    description: 'By which clock.',
    defaultValue: IncidentClock.RESOLUTION,
  })
  clock!: IncidentClock;

  @Field(() => IncidentFilter, { nullable: true, description: 'Which of them.' })
  filter?: IncidentFilter | null;
}

/** When a clock runs out, for clocks that run; an index has them in this order. */
const RUNS_OUT = {
  [IncidentClock.RESPONSE]: 'thing.responseRunsOutAt',
  [IncidentClock.RESOLUTION]: 'thing.resolutionRunsOutAt',
} as const;

interface Due {
  clock: IncidentClock;
  filter: IncidentFilter | null | undefined;
  /** Seconds from now in which it runs out; null for what has run out. */
  within: number | null;
}

const due = listing<Incident, Due>({
  name: 'due incidents',
  entity: Incident,
  narrow(query, { clock, filter, within }, context) {
    const now = context.clock.now();
    const path = RUNS_OUT[clock];
    if (within === null) query.andWhere(`${path} < :runOut`, { runOut: now });
    else {
      const until = new Date(now.getTime() + within * 1000);
      query.andWhere(`${path} >= :runOut AND ${path} <= :until`, { runOut: now, until });
    }
    narrowIncidents(query, filter, context);
  },
});

function request({ clock, filter, ...page }: DueArgs, within: number | null) {
  const sort = [{ path: RUNS_OUT[clock], direction: 'ASC' as const }];
  return { page, filter: { clock, filter, within }, sort };
}

/** Incidents whose clock runs and is out of time, the longest overdue first. */
export function overdueIncidents(context: RequestContext, args: DueArgs) {
  return due.all(context, request(args, null));
}

const YEAR = 366 * 24 * 60 * 60;

/**
 * Incidents whose clock runs and has at most so many seconds left, the soonest first.
 * @throws BAD_USER_INPUT for a time that makes no sense
 */
export function incidentsDueWithin(context: RequestContext, seconds: number, args: DueArgs) {
  if (seconds < 0 || seconds > YEAR) {
    throw badArgument('seconds', `${seconds} seconds were asked for.`, `Ask for 0 to ${YEAR}, a year.`);
  }
  return due.all(context, request(args, seconds));
}
