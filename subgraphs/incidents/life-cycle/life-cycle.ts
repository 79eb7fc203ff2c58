import { IncidentStatus } from '../vocabulary';

const { LOGGED, ASSIGNED, IN_PROGRESS, PENDING, RESOLVED, CLOSED } = IncidentStatus;

/** The mutations by which an incident comes to another status. */
export type Way = 'assignIncident' | 'acceptAssignment' | 'transitionIncident' | 'markDuplicate' | 'unmarkDuplicate';

/**
 * Where an incident can go from each status, and by which mutations; whatever is not here is refused.
 * @source IMP, headings on assignment, closure and re-opening; which moves there are in detail is recalled from practice
 */
export const MOVES: Readonly<Record<IncidentStatus, Readonly<Partial<Record<IncidentStatus, readonly Way[]>>>>> = {
  [LOGGED]: { [ASSIGNED]: ['assignIncident'], [CLOSED]: ['markDuplicate'] },
  [ASSIGNED]: {
    [ASSIGNED]: ['assignIncident'],
    [IN_PROGRESS]: ['acceptAssignment', 'transitionIncident'],
    [PENDING]: ['transitionIncident'],
    [RESOLVED]: ['transitionIncident'],
    [CLOSED]: ['markDuplicate'],
  },
  [IN_PROGRESS]: {
    [ASSIGNED]: ['assignIncident'],
    [PENDING]: ['transitionIncident'],
    [RESOLVED]: ['transitionIncident'],
    [CLOSED]: ['markDuplicate'],
  },
  [PENDING]: {
    [ASSIGNED]: ['assignIncident'],
    [IN_PROGRESS]: ['acceptAssignment', 'transitionIncident'],
    [RESOLVED]: ['transitionIncident'],
    [CLOSED]: ['markDuplicate'],
  },
  [RESOLVED]: {
    [IN_PROGRESS]: ['transitionIncident'],
    [CLOSED]: ['transitionIncident', 'markDuplicate'],
  },
  [CLOSED]: {
    [LOGGED]: ['unmarkDuplicate'],
    [ASSIGNED]: ['unmarkDuplicate'],
    [IN_PROGRESS]: ['transitionIncident', 'unmarkDuplicate'],
  },
};

/** The statuses that a mutation can lead to. */
export function nextStatuses(from: IncidentStatus, way: Way): IncidentStatus[] {
  return Object.values(IncidentStatus).filter((to) => MOVES[from][to]?.includes(way) ?? false);
}

/** Whether a move takes up again what was resolved or closed. */
export function isReopening(from: IncidentStatus, to: IncidentStatus): boolean {
  return (from === RESOLVED || from === CLOSED) && to !== RESOLVED && to !== CLOSED;
}
