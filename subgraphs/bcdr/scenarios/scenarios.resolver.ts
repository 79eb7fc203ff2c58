import { Arg, Args, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root, UseMiddleware } from 'type-graphql';
import { forDcc } from '../../../platform/caller/acts-for-dcc';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { AuditEntryConnection, historyOf } from '../../../platform/history/history';
import { payload } from '../../../platform/input/problems';
import { PageArgs } from '../../../platform/paging/page-args';
import type { RequestContext } from '../../../platform/request-context';
import { RecoveryScenario } from '../recovery-scenario';
import {
  DefineRecoveryScenarioInput,
  RecoveryScenarioPayload,
  UpdateRecoveryScenarioInput,
} from './define-recovery-scenario';
import { defineRecoveryScenario, updateRecoveryScenario } from './scenarios.service';

@Resolver(() => RecoveryScenario)
export class ScenariosResolver {
  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => RecoveryScenarioPayload, {
    description:
      'Defines a disaster recovery scenario: what is lost, and what DCC and Users do then (IMP 5.2). For those who act for DCC.',
  })
  defineRecoveryScenario(
    @Arg('input', () => DefineRecoveryScenarioInput, { description: 'The scenario.' })
    input: DefineRecoveryScenarioInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('scenario', () => defineRecoveryScenario(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @UseMiddleware(forDcc)
  @Mutation(() => RecoveryScenarioPayload, {
    description: 'Changes a disaster recovery scenario. For those who act for DCC.',
  })
  updateRecoveryScenario(
    @Arg('input', () => UpdateRecoveryScenarioInput, { description: 'What changes.' })
    input: UpdateRecoveryScenarioInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('scenario', () => updateRecoveryScenario(context, input));
  }

  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: RecoveryScenario, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
