import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY, NETWORK_READERS } from '../../platform/caller/role';
import { keepAmong } from '../../platform/database/conditions';
import { entitiesOf } from '../../platform/database/rows';
import { AuditEntryConnection, historyOf } from '../../platform/history/history';
import { PageArgs } from '../../platform/paging/page-args';
import type { RequestContext } from '../../platform/request-context';
import { allScenarios, componentById } from './bcdr.loaders';
import { Component } from './component';
import { RecoveryScenario } from './recovery-scenario';
import { ServiceProvider, serviceProvider } from './service-provider.reference';
import { ComponentKind, ServiceState } from './vocabulary';

@Resolver(() => Component)
export class ComponentResolver {
  @Authorized(EVERYBODY)
  @Query(() => Component, { nullable: true, description: 'A component by its id.' })
  component(
    @Arg('id', () => ID, { description: 'Readable id, e.g. `component:S1SP-A-DC1`.' }) id: string,
    @Ctx() context: RequestContext,
  ) {
    return componentById(context).load(id);
  }

  @Authorized(EVERYBODY)
  @Query(() => [Component], { description: 'All components, or some of them, by id.' })
  components(
    @Arg('providerIds', () => [ID], { nullable: true, description: 'Of one of these providers.' })
    providerIds: string[] | null | undefined,
    @Arg('kinds', () => [ComponentKind], { nullable: true, description: 'Of one of these kinds.' })
    kinds: ComponentKind[] | null | undefined,
    @Arg('states', () => [ServiceState], { nullable: true, description: 'In one of these states.' })
    states: ServiceState[] | null | undefined,
    @Ctx() { database }: RequestContext,
  ) {
    const query = database.reads.createQueryBuilder(Component, 'thing').where('1 = 1').orderBy('thing.id');
    keepAmong(query, 'thing.providerId', providerIds);
    keepAmong(query, 'thing.kind', kinds);
    keepAmong(query, 'thing.state', states);
    return entitiesOf(query);
  }

  @FieldResolver(() => ServiceProvider, { nullable: true, description: "Who runs it; null for DCC's own." })
  provider(@Root() { providerId }: Component) {
    return providerId && serviceProvider(providerId);
  }

  @FieldResolver(() => [RecoveryScenario], { description: 'Scenarios about losing components like it, by code.' })
  async scenarios(@Root() { kind, providerKind }: Component, @Ctx() context: RequestContext) {
    return (await allScenarios(context)).filter(
      (scenario) => scenario.componentKind === kind && scenario.providerKind === providerKind,
    );
  }

  @Authorized(NETWORK_READERS)
  @FieldResolver(() => AuditEntryConnection, { description: 'Who changed what, oldest first.' })
  history(@Root() { id }: Component, @Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
    return historyOf(id, context, page);
  }
}
