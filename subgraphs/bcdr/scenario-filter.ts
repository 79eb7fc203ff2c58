import { Field, InputType } from 'type-graphql';
import type { SelectQueryBuilder } from 'typeorm';
import { keepAmong, keepWhether } from '../../platform/database/conditions';
import type { RecoveryScenario } from './recovery-scenario';
import { ActionParty, MeteringStandard, ServiceProviderKind } from './vocabulary';

@InputType({ description: 'Which recovery scenarios; all that is given must hold.' })
export class ScenarioFilter {
  @Field(() => MeteringStandard, { nullable: true, description: 'That concern devices of this standard.' })
  appliesTo?: MeteringStandard | null;

  @Field(() => ServiceProviderKind, { nullable: true, description: 'Of providers of this kind.' })
  providerKind?: ServiceProviderKind | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is something for DCC to do (IMP 5.2).' })
  hasDccActions?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether there is something for Users to do (IMP 5.2).' })
  hasUserActions?: boolean | null;
}

function hasActionsOf(party: ActionParty): string {
  return `EXISTS (SELECT 1 FROM recovery_action step WHERE step.scenarioId = thing.id AND step.party = '${party}' AND step.retiredAt IS NULL)`;
}

export function narrowScenarios(
  query: SelectQueryBuilder<RecoveryScenario>,
  filter: ScenarioFilter | null | undefined,
): void {
  if (!filter) return;
  if (filter.appliesTo) {
    // Standards are kept as JSON text, each in quotation marks.
    query.andWhere('thing.appliesTo LIKE :standard', { standard: `%"${filter.appliesTo}"%` });
  }
  keepAmong(query, 'thing.providerKind', filter.providerKind ? [filter.providerKind] : null);
  keepWhether(query, hasActionsOf(ActionParty.DCC), filter.hasDccActions);
  keepWhether(query, hasActionsOf(ActionParty.USER), filter.hasUserActions);
}
