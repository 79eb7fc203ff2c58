import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../platform/caller/role';
import { exactlyOne } from '../../platform/input/exactly-one';
import { listing } from '../../platform/paging/listing';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { actionsOfScenario, scenarioByCode, scenarioById } from './bcdr.loaders';
import { disastersOfScenario, NEWEST_FIRST } from './disaster.listing';
import { DisasterEventConnection } from './disaster-event';
import { RecoveryAction } from './recovery-action';
import { RecoveryScenario, RecoveryScenarioConnection } from './recovery-scenario';
import { narrowScenarios, ScenarioFilter } from './scenario-filter';
import { ActionParty } from './vocabulary';

const scenarios = listing<RecoveryScenario, ScenarioFilter | null | undefined>({
  name: 'recoveryScenarios',
  entity: RecoveryScenario,
  narrow: narrowScenarios,
});

@Resolver(() => RecoveryScenario)
export class RecoveryScenarioResolver {
  @Authorized(EVERYBODY)
  @Query(() => RecoveryScenario, {
    nullable: true,
    description: 'A recovery scenario. Exactly one of id and code.',
  })
  recoveryScenario(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id, e.g. `recoveryScenario:S1SP-DC-ONE`.' })
    id: string | null | undefined,
    @Arg('code', () => String, { nullable: true, description: 'Short name, e.g. S1SP-DC-ONE.' }) code:
      | string
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    return exactlyOne(context, { id: [id, scenarioById], code: [code, scenarioByCode] });
  }

  @Authorized(EVERYBODY)
  @Query(() => RecoveryScenarioConnection, { description: 'Recovery scenarios of IMP 5.2, by code.' })
  recoveryScenarios(
    @Arg('filter', () => ScenarioFilter, { nullable: true, description: 'Which of them.' }) filter:
      | ScenarioFilter
      | null
      | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: RequestContext,
  ) {
    return scenarios.all(context, { page, filter, sort: [{ path: 'thing.code', direction: 'ASC' }] });
  }

  @FieldResolver(() => [RecoveryAction], {
    description: 'What DCC does and what Users do should it occur (IMP 5.2): those of DCC first, in order.',
  })
  async actions(
    @Root() { id }: RecoveryScenario,
    @Arg('party', () => ActionParty, { nullable: true, description: 'Only those of one party.' }) party:
      | ActionParty
      | null
      | undefined,
    @Ctx() context: RequestContext,
  ) {
    const actions = await actionsOfScenario(context).load(id);
    return party ? actions.filter((action) => action.party === party) : actions;
  }

  @FieldResolver(() => DisasterEventConnection, {
    description: 'When it occurred or was exercised, newest first.',
  })
  disasters(@Root() { id }: RecoveryScenario, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return disastersOfScenario.of(id, context, { page, filter: null, sort: NEWEST_FIRST });
  }
}
