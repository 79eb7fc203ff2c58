import { authorship } from '../../../platform/history/history';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Component } from '../component';
import { DisasterStatus, ServiceState } from '../vocabulary';
import { readActiveParts } from './active-parts';
import { changeState } from './component-states';
import { holdDisasters } from './hold-disasters';
import type { ReportComponentStateInput } from './report-component-state';

/**
 * Tells how well a component works now. What a disaster took comes back while that is RECOVERING, not before, so that the
 * board does not say of something that it works while Users are told that it is lost.
 * @throws Refusal with everything that is wrong; then nothing was changed
 */
export function reportComponentState(context: RequestContext, input: ReportComponentStateInput): Promise<Component> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'reportComponentState');
    const problems = new Problems();
    await holdDisasters(transaction);
    const { id, state } = input;
    const reason = readText(problems, 'reason', input.reason, SUMMARY);
    const component = isIdOf('component', id) ? await transaction.findOneBy(Component, { id }) : null;
    if (component?.id !== id) addNotFound(problems, 'id', id, 'The query components lists all of them.');
    else if (component.state === state) {
      const since = component.stateSince.toISOString();
      problems.add('state', 'SAME_STATE', `${id} is ${state} since ${since}.`, 'Report a state when it changes.');
    } else if (state !== ServiceState.UNAVAILABLE) {
      const parts = await readActiveParts(transaction);
      const lostIn = parts.find(
        ({ componentId, status }) => componentId === id && status === DisasterStatus.DECLARED,
      )?.disasterId;
      if (lostIn) {
        const way = `Move ${lostIn} on to RECOVERING first (transitionDisaster).`;
        problems.add('state', 'LOST_IN_DISASTER', `${id} is lost in ${lostIn}, whose recovery has not begun.`, way);
      }
    }
    problems.refuseIfAny();
    if (!component) throw new TypeError('A component that was not found is refused above.');
    return changeState(transaction, by, component, { state, reason });
  });
}
