import { changedAt, type PublicComponent, type PublicDisaster, type PublicStatus } from './public-status';
import { type ComponentStatus, componentStatus, groupStatus, type Indicator, impactOf, indicatorOf } from './severity';
import { updatesOf } from './statuspage-updates';

/** The names that the common format gives things are not ours. */
const PAGE_ID = 'throughline';

const DESCRIPTIONS: Readonly<Record<Indicator, string>> = {
  none: 'All systems operational',
  minor: 'Some services are slower or harder to use',
  major: 'Some service requests do not work',
  critical: 'No service request works everywhere',
};

const INCIDENT_STATUS = {
  DECLARED: 'investigating',
  RECOVERING: 'identified',
  RECOVERED: 'monitoring',
  CLOSED: 'resolved',
  EXERCISE_ONLY: 'scheduled',
} as const;

const PHASES = { PLANNED: 'scheduled', UNDER_WAY: 'in_progress', OVER: 'verifying' } as const;

interface Group {
  id: string | null;
  name: string;
  status: ComponentStatus;
  parts: readonly PublicComponent[];
}

/** The components, provider by provider; DCC's own stand by themselves at the end. */
function groupsOf({ providers, components }: PublicStatus): Group[] {
  const groups = providers.map(({ id, name, state }): Group => {
    const parts = components.filter(({ provider }) => provider?.id === id);
    const states = parts.map((part) => part.state);
    return { id, name, status: groupStatus(state, states), parts };
  });
  const own = components.filter(({ provider }) => provider === null);
  return own.length === 0 ? groups : [...groups, { id: null, name: 'DCC', status: 'operational', parts: own }];
}

/** What the status of services is in the common format, which status pages of many products have (version 2). */
export class Statuspage {
  readonly page;
  readonly status;
  readonly components;

  constructor(
    private readonly told: PublicStatus,
    private readonly address: string,
  ) {
    const indicator = indicatorOf(told);
    this.page = {
      ...{ id: PAGE_ID, name: 'Service status', url: `${address}/status` },
      ...{ time_zone: 'Europe/London', updated_at: changedAt(told).toISOString() },
    };
    this.status = { indicator, description: DESCRIPTIONS[indicator] };
    this.components = this.componentsTold();
  }

  private componentsTold() {
    let position = 0;
    return groupsOf(this.told).flatMap(({ id: groupId, name: groupName, status, parts }) => {
      const since = parts.map(({ stateSince }) => stateSince.getTime());
      const told = (facts: { id: string; name: string; status: ComponentStatus; at: Date; group: boolean }) => {
        const { id, name, at, group } = facts;
        position += 1;
        return {
          ...{ id, name, status: facts.status, created_at: at.toISOString(), updated_at: at.toISOString(), position },
          ...{ description: null, showcase: false, start_date: null, group_id: group ? null : groupId },
          ...{ page_id: PAGE_ID, group, only_show_if_degraded: false },
          ...(group ? { components: parts.map((part) => part.id) } : {}),
        };
      };
      const whole =
        groupId === null
          ? []
          : [told({ id: groupId, name: groupName, status, at: new Date(Math.max(0, ...since)), group: true })];
      return [
        ...whole,
        ...parts.map(({ id, name, state, stateSince }) =>
          told({ id, name, status: componentStatus(state), at: stateSince, group: false }),
        ),
      ];
    });
  }

  /** What disasters and exercises have in common there. */
  private happening(disaster: PublicDisaster) {
    const { id, reference, scenario, status, declaredAt, recoveredAt, closedAt, exercise } = disaster;
    const updates = updatesOf(disaster);
    const newest = updates[0]?.created_at ?? declaredAt.toISOString();
    const lost = new Set(disaster.components.map((component) => component.id));
    return {
      ...{ id, name: `${exercise ? 'Exercise: ' : ''}${scenario.title} (${reference})`, impact: impactOf(disaster) },
      status: INCIDENT_STATUS[status],
      ...{ created_at: declaredAt.toISOString(), started_at: declaredAt.toISOString(), updated_at: newest },
      monitoring_at: recoveredAt?.toISOString() ?? null,
      resolved_at: closedAt?.toISOString() ?? null,
      shortlink: `${this.address}/status#${reference}`,
      page_id: PAGE_ID,
      incident_updates: updates,
      components: this.components.filter((component) => lost.has(component.id)),
      reminder_intervals: null,
    };
  }

  /** Disasters of which something was published: those that are not closed and the newest of the others. */
  get incidents() {
    return this.told.disasters.filter(({ exercise }) => !exercise).map((each) => this.happening(each));
  }

  get unresolved() {
    return this.incidents.filter(({ status }) => status !== 'resolved');
  }

  /** Exercises. */
  get maintenances() {
    return this.told.disasters
      .filter(({ exercise }) => exercise)
      .map((exercise) => ({
        ...this.happening(exercise),
        status: exercise.status === 'CLOSED' ? 'completed' : PHASES[exercise.exercisePlan?.phase ?? 'UNDER_WAY'],
        scheduled_for: (exercise.exercisePlan?.from ?? exercise.declaredAt).toISOString(),
        scheduled_until: exercise.exercisePlan?.to?.toISOString() ?? null,
      }));
  }

  get summary() {
    const { page, status, components, unresolved: incidents } = this;
    const scheduled = this.maintenances.filter((each) => each.status !== 'completed');
    return { page, components, incidents, scheduled_maintenances: scheduled, status };
  }
}
