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
import { DisasterStatus } from '../vocabulary';
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

/** The scenario and components of a disaster together with what is lost besides; undefined when that does not fit. */
async function readFurtherLoss(
  transaction: EntityManager,
  problems: Problems,
  disaster: DisasterEvent,
  componentIds: readonly string[],
): Promise<{ scenario: RecoveryScenario; components: Component[] } | undefined> {
  const { scenarios, components: all } = await readNetwork(transaction);
  const current = scenarios.find(({ id }) => id === disaster.scenarioId);
  const further = namedComponents(problems, componentIds, all);
  if (!current || !further) return undefined;
  const held = await transaction.findBy(DisasterComponent, { disasterId: disaster.id });
  const own = new Set(held.map(({ componentId }) => componentId));
  for (const { id } of further.filter((component) => own.has(component.id))) {
    const field = ['componentIds', String(componentIds.indexOf(id))];
    problems.add(
      field,
      'ALREADY_IN_DISASTER',
      `${id} is lost in ${disaster.id} already.`,
      'Name only what is lost besides.',
    );
  }
  const components = all.filter((component) => own.has(component.id) || further.includes(component));
  const losses = lossesOf(components, all);
  const [loss] = losses;
  if (!loss) return undefined;
  const active = disaster.exercise ? [] : await readActiveParts(transaction);
  const elsewhere = active.filter(
    ({ componentId, disasterId }) => disasterId !== disaster.id && componentIds.includes(componentId),
  );
  addOverlaps(problems, componentIds, loss.extent, elsewhere);
  const growth = disaster.exercise ? null : growthOf(loss, all, scenarios, []);
  if (growth) problems.add('componentIds', 'EXTENT_MISMATCH', growth.message, growth.suggestion);
  const scenario = fits(current, loss) ? current : (scenarios.find((each) => fits(each, loss)) ?? current);
  const misfit = losses.length > 1 ? misfitOf(current, losses, scenarios) : null;
  if (misfit) problems.add('componentIds', misfit.code, misfit.message, misfit.suggestion);
  return { scenario, components };
}
