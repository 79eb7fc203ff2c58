import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { forDcc } from '../../../platform/caller/acts-for-dcc';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { actionLogOfDisaster, actionsOfScenario } from '../bcdr.loaders';
import { DisasterEvent } from '../disaster-event';
import { DisasterPayload } from '../disaster-payload';
import { RecoveryAction } from '../recovery-action';
import { ActionParty } from '../vocabulary';
import { logRecoveryAction } from './log-recovery-action';
import { LogRecoveryActionInput } from './log-recovery-action.input';
import { outstandingActions } from './outstanding-actions';
import { transitionDisaster } from './transition-disaster';
import { TransitionDisasterInput } from './transition-disaster.input';

/** What happens to a disaster between declaring and closing. */
@Resolver(() => DisasterEvent)
export class RecoveryResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => DisasterPayload, {
    description: "Writes into a disaster's log that an action of its scenario was done, by DCC or by Users.",
  })
  logRecoveryAction(
    @Arg('input', () => LogRecoveryActionInput, { description: 'What was done.' }) input: LogRecoveryActionInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => logRecoveryAction(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => DisasterPayload, {
    description:
      "Takes a step of a disaster's life. With RECOVERED its components are OPERATIONAL again; a disaster cannot be closed before its impact was published (IMP 5.1.9). For those who act for DCC.",
  })
  transitionDisaster(
    @Arg('input', () => TransitionDisasterInput, { description: 'The step.' }) input: TransitionDisasterInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('disaster', () => transitionDisaster(context, input));
  }

  @FieldResolver(() => [RecoveryAction], {
    description: 'Actions of its scenario that are not in its log: those of DCC first, in order.',
  })
  async outstandingActions(
    @Root() { id, scenarioId }: DisasterEvent,
    @Arg('party', () => ActionParty, { nullable: true, description: 'Only those of one party.' }) party:
      | ActionParty
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    const [actions, log] = await Promise.all([
      actionsOfScenario(context).load(scenarioId),
      actionLogOfDisaster(context).load(id),
    ]);
    return outstandingActions(actions, log).filter((action) => !party || action.party === party);
  }
}
