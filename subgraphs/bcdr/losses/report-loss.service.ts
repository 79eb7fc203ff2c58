import type { EntityManager } from 'typeorm';
import { authorship } from '../../../platform/history/history';
import { checkNames } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import type { Component } from '../component';
import { MAX_COMPONENTS } from '../declare-disaster';
import { DisasterComponent } from '../disaster-component';
import type { DisasterEvent } from '../disaster-event';
import { readDisaster } from '../read-disaster';
import type { RecoveryScenario } from '../recovery-scenario';
import { fits, lossesOf, misfitOf } from '../scenario-fit';
import { DisasterStatus, FailureExtent, ServiceState } from '../vocabulary';
import { readActiveParts } from './active-parts';
import { holdDisasters } from './hold-disasters';
import { moveOn } from './move-on';
import { addOverlaps, namedComponents, readNetwork } from './read-loss';
import type { ReportLossInput } from './report-loss';
import { growthOf } from './standing-loss';

/** Whether more can be lost in a disaster: it is not recovered from, or is an exercise that has not ended. */
function isOpen({ status, recoveredAt }: DisasterEvent): boolean {
  if (status === DisasterStatus.EXERCISE_ONLY) return recoveredAt === null;
  return status === DisasterStatus.DECLARED || status === DisasterStatus.RECOVERING;
}

/**
 * Tells what else is lost in a disaster, which moves on to the scenario about losing all when nothing is left.
 * @throws CONFLICT when the disaster has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 * @source IMP 5.2 (one data centre lost, both data centres lost)
 */
export function reportLoss(context: RequestContext, input: ReportLossInput): Promise<DisasterEvent> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'reportLoss');
    const problems = new Problems();
    await holdDisasters(transaction);
    const reason = readText(problems, 'note', input.note, SUMMARY);
    checkNames(problems, 'componentIds', input.componentIds, { least: 1, most: MAX_COMPONENTS });
    const disaster = await readDisaster(transaction, problems, input);
    if (disaster && !isOpen(disaster)) {
      const message = `${disaster.reference} is over.`;
      problems.add('disasterId', 'DISASTER_OVER', message, 'Declare what is lost as another disaster.');
    }
    const grown = disaster && (await readFurtherLoss(transaction, problems, disaster, input.componentIds));
    problems.refuseIfAny();
    if (!disaster || !grown) throw new TypeError('What was not found is refused above.');
    return moveOn(transaction, by, disaster, { ...grown, reason });
  });
}

/** What is lost besides in a disaster, and the scenario that fits then; undefined when that does not fit. */
async function readFurtherLoss(
  transaction: EntityManager,
  problems: Problems,
  disaster: DisasterEvent,
  componentIds: readonly string[],
): Promise<{ scenario: RecoveryScenario; lost: Component[] } | undefined> {
  const { scenarios, components: all } = await readNetwork(transaction);
  const current = scenarios.find(({ id }) => id === disaster.scenarioId);
  const lost = namedComponents(problems, componentIds, all);
  if (!current || !lost) return undefined;
  const held = await transaction.findBy(DisasterComponent, { disasterId: disaster.id });
  const own = new Set(held.map(({ componentId }) => componentId));
  // What came back while it is recovered from is lost no more, and can be lost again.
  const isLost = ({ id, state }: Component) => own.has(id) && (disaster.exercise || state === ServiceState.UNAVAILABLE);
  for (const { id } of lost.filter(isLost)) {
    const field = ['componentIds', String(componentIds.indexOf(id))];
    const message = `${id} is lost in ${disaster.id} already.`;
    problems.add(field, 'ALREADY_IN_DISASTER', message, 'Name only what is lost besides.');
  }
  const together = [...all.filter(({ id }) => own.has(id)), ...lost];
  const misfit = misfitOf(current, lossesOf(together, together), scenarios);
  if (misfit?.field === 'componentIds') {
    const suggestion = 'Declare what another provider, or another kind of component, loses as another disaster.';
    problems.add('componentIds', misfit.code, misfit.message, suggestion);
    return undefined;
  }
  const [loss] = lossesOf([...all.filter(isLost), ...lost], all);
  if (!loss) return undefined;
  if (!disaster.exercise) {
    const active = await readActiveParts(transaction);
    const elsewhere = active.filter(
      ({ componentId, disasterId }) => disasterId !== disaster.id && componentIds.includes(componentId),
    );
    addOverlaps(problems, componentIds, FailureExtent.PARTIAL, elsewhere);
    const growth = elsewhere.length === 0 ? growthOf(loss, all, scenarios, []) : null;
    if (growth) problems.add('componentIds', 'EXTENT_MISMATCH', growth.message, growth.suggestion);
  }
  const isWhole = loss.extent === FailureExtent.TOTAL && current.extent === FailureExtent.PARTIAL;
  const whole = isWhole ? scenarios.find((scenario) => fits(scenario, loss)) : undefined;
  return { scenario: whole ?? current, lost };
}
