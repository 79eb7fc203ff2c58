import { Cron } from 'croner';
import type { FastifyInstance } from 'fastify';
import type { Caller } from '../platform/caller/caller';
import { Role } from '../platform/caller/role';
import type { RunningSubgraph } from '../platform/running-subgraph';
import type { Settings } from '../platform/settings';
import { StartFailure } from '../platform/start-failure';
import { assessOnTurn, markBrokenQueries } from '../subgraphs/changes';

const OFF = 'off';

/** Whom the product's own work on obligations is recorded under. */
const ASSESSOR: Caller = { subject: 'assessor', roles: new Set([Role.PUBLIC, Role.SERVICE]), organisationId: null };

function scheduled(pattern: string, run: () => Promise<void>): Cron {
  try {
    return new Cron(pattern, { timezone: 'Europe/London', protect: true, unref: true }, run);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new StartFailure(`ASSESS_SCHEDULE=${pattern} cannot be used (${reason}).`);
  }
}

/**
 * What a process that runs `changes` does by itself as long as its door is open: it marks the obligations whose queries
 * this release cannot run, and assesses all of them as the schedule says. Of several replicas, one does each time.
 * @throws StartFailure when the schedule cannot be read
 */
export async function keepAssessing(
  changes: RunningSubgraph,
  door: FastifyInstance,
  { ASSESS_SCHEDULE: pattern }: Pick<Settings, 'ASSESS_SCHEDULE'>,
): Promise<void> {
  const { log } = door;
  for (const { id, faults } of await markBrokenQueries(changes.contextOf(ASSESSOR))) {
    log.warn({ obligation: id, faults }, 'the query of an obligation cannot be run any more');
  }
  if (pattern === OFF) return;
  const ended = new AbortController();
  let run: Promise<void> = Promise.resolve();
  const job = scheduled(pattern, () => {
    run = assessOnTurn(changes.contextOf(ASSESSOR), ended.signal).then(
      (assessments) => log.info({ assessments: assessments?.length ?? 0 }, 'obligations were assessed'),
      (error: unknown) => log.error(error, 'obligations could not be assessed'),
    );
    return run;
  });
  door.addHook('onClose', async () => {
    job.stop();
    ended.abort();
    await run;
  });
}
