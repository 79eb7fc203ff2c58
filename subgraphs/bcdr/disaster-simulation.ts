import { Field, ObjectType } from 'type-graphql';
import { badArgument, notFound } from '../../platform/errors';
import type { RequestContext } from '../../platform/request-context';
import { allScenarios, allServiceRequests } from './bcdr.loaders';
import { MAX_COMPONENTS } from './declare-disaster';
import { DisasterImpact, disasterImpact } from './disaster-impact';
import { providerNetwork } from './provider-network';
import { RecoveryScenario } from './recovery-scenario';
import { lossesOf, providerIdsOf, scenariosOfLoss } from './scenario-fit';
import { ServiceProvider, serviceProvider } from './service-provider.reference';

@ObjectType({ description: 'What would be affected if components were lost.', simpleResolvers: true })
export class DisasterSimulation {
  @Field(() => [RecoveryScenario], {
    description:
      'The scenarios of IMP 5.2 that would occur, by code; where none is about losing all of a kind, those about losing some of it.',
  })
  scenarios!: RecoveryScenario[];

  @Field(() => [ServiceProvider], { description: 'Whose components would be lost, by id.' })
  affectedProviders!: ServiceProvider[];

  @Field(() => DisasterImpact, {
    description: 'Services that would be affected, and those of the same kind that go on.',
  })
  impact!: DisasterImpact;
}

/**
 * @throws BAD_USER_INPUT when no component is named, or too many
 * @throws NOT_FOUND when there is no such component
 * @source IMP 5.2
 */
export async function simulateDisaster(
  context: RequestContext,
  componentIds: readonly string[],
): Promise<DisasterSimulation> {
  if (componentIds.length === 0 || componentIds.length > MAX_COMPONENTS) {
    const message = `${componentIds.length === 0 ? 'No component is' : `${componentIds.length} components are`} named.`;
    throw badArgument('componentIds', message, `Name 1 to ${MAX_COMPONENTS}; the query components lists them.`);
  }
  const [network, scenarios, services] = await Promise.all([
    providerNetwork(context),
    allScenarios(context),
    allServiceRequests(context),
  ]);
  const lost = [...new Set(componentIds)].map((id) => {
    const component = network.component(id);
    if (component) return component;
    throw notFound(id.slice(0, 120), 'Check the id; the query components lists all of them.');
  });
  const losses = lossesOf(lost, network.components);
  const occurring = new Set(losses.flatMap((loss) => scenariosOfLoss(loss, scenarios)));
  return Object.assign(new DisasterSimulation(), {
    scenarios: scenarios.filter((scenario) => occurring.has(scenario)),
    affectedProviders: providerIdsOf(lost).map(serviceProvider),
    impact: disasterImpact(losses, network.providers, services),
  });
}
