import { ArgsType, Field, InputType } from 'type-graphql';
import { keepAmong, keepContaining } from '../../../platform/database/conditions';
import { DateTimeRange, keepWithin } from '../../../platform/graphql/date-time-range';
import { byId, oneBy } from '../../../platform/loading';
import { listing } from '../../../platform/paging/listing';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { Incident } from '../incident';
import { type IncidentFilter, narrowIncidents } from '../incident-filter';
import { ProblemRecord } from './problem-record';
import { ProblemStatus } from './problem-status';

@InputType({ description: 'Which problem records; all that is given must hold.' })
export class ProblemFilter {
  @Field(() => [ProblemStatus], { nullable: true, description: 'In one of these statuses.' })
  statuses?: ProblemStatus[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'Opened within this time.' })
  opened?: DateTimeRange | null;

  @Field(() => String, {
    nullable: true,
    description: 'Text in the reference, title, description, root cause or workaround.',
  })
  search?: string | null;
}

@ArgsType()
export class ProblemArgs extends PageArgs {
  @Field(() => ProblemFilter, { nullable: true, description: 'Which of them.' })
  filter?: ProblemFilter | null;
}

const problems = listing<ProblemRecord, ProblemFilter | null | undefined>({
  name: 'problemRecords',
  entity: ProblemRecord,
  narrow(query, filter) {
    if (!filter) return;
    keepAmong(query, 'thing.status', filter.statuses);
    keepWithin(query, 'thing.openedAt', filter.opened);
    const texts = ['reference', 'title', 'description', 'rootCause', 'workaround'];
    keepContaining(
      query,
      texts.map((text) => `thing.${text}`),
      filter.search,
    );
  },
});

/** The latest opened first. */
export function problemRecords(context: RequestContext, { filter, ...page }: ProblemArgs) {
  return problems.all(context, { page, filter, sort: [{ path: 'thing.openedAt', direction: 'DESC' }] });
}

export const incidentsOfProblem = listing<Incident, IncidentFilter | null | undefined>({
  name: 'ProblemRecord.incidents',
  entity: Incident,
  parent: 'thing.problemId',
  narrow: narrowIncidents,
});

export const problemById = byId(ProblemRecord);
export const problemByReference = oneBy(ProblemRecord, 'reference');
