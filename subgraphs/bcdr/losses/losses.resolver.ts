import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { forDcc } from '../../../platform/caller/acts-for-dcc';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { allScenarios } from '../bcdr.loaders';
import { Component } from '../component';
import { DisasterPayload } from '../disaster-payload';
import { providerNetwork } from '../provider-network';
import { RecoveryScenario } from '../recovery-scenario';
import { lossesOf, scenariosOfLoss } from '../scenario-fit';
import { ServiceState } from '../vocabulary';
import { ComponentPayload, ReportComponentStateInput } from './report-component-state';
import { reportComponentState } from './report-component-state.service';
import { ReportLossInput } from './report-loss';
import { reportLoss } from './report-loss.service';
import { unavailableBeside } from './standing-loss';

@Resolver(() => Component)
export class LossesResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ComponentPayload, {
    description:
      'Tells how well a component works now, whether or not a disaster is declared. What is lost in a disaster comes back while that is RECOVERING.',
  })
  reportComponentState(
    @Arg('input', () => ReportComponentStateInput, { description: 'Which component, and its state.' })
    input: ReportComponentStateInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('component', () => reportComponentState(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => DisasterPayload, {
    description:
      'Tells what else is lost in a disaster. When nothing is left of the kind it moves on to the scenario about losing all (IMP 5.2), and stays one event; in an exercise nothing is really lost. For those who act for DCC.',
  })
  reportLoss(
    @Arg('input', () => ReportLossInput, { description: 'What is lost besides.' }) input: ReportLossInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => reportLoss(context, input));
  }

  @FieldResolver(() => [RecoveryScenario], {
    description:
      'The scenarios of IMP 5.2 that fit what is lost now of its kind at its provider, by code; none while it is not UNAVAILABLE.',
  })
  async fittingScenarios(@Root() component: Component, @Ctx() context: RequestContext) {
    if (component.state !== ServiceState.UNAVAILABLE) return [];
    const [{ components }, scenarios] = await Promise.all([providerNetwork(context), allScenarios(context)]);
    const lost = [component, ...unavailableBeside([component], components)];
    return lossesOf(lost, components).flatMap((loss) => scenariosOfLoss(loss, scenarios));
  }
}
