import { Field, ID, InputType } from 'type-graphql';
import { keepAmong, keepWhether } from '../../platform/database/conditions';
import { DateTimeRange, keepWithin } from '../../platform/graphql/date-time-range';
import { listing } from '../../platform/paging/listing';
import { IncidentAssignment } from './incident-assignment';
import { IncidentPartyRole } from './vocabulary';

@InputType({ description: 'Which assignments; all that is given must hold.' })
export class IncidentAssignmentFilter {
  @Field(() => [ID], { nullable: true, description: 'To one of these organisations.' })
  partyIds?: string[] | null;

  @Field(() => [IncidentPartyRole], { nullable: true, description: 'In one of these roles.' })
  roles?: IncidentPartyRole[] | null;

  @Field(() => DateTimeRange, { nullable: true, description: 'Made within this time.' })
  assigned?: DateTimeRange | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether DCC made it.' })
  byDcc?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether supporting information was given (IMP 2.5.6).' })
  hasSupportingInformation?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Whether it is still running.' })
  current?: boolean | null;
}

const HAS_INFORMATION = 'EXISTS (SELECT 1 FROM supporting_information given WHERE given.assignmentId = thing.id)';

/** Assignments, of all incidents. */
export const assignments = listing<IncidentAssignment, IncidentAssignmentFilter | null | undefined>({
  name: 'incidentAssignments',
  entity: IncidentAssignment,
  narrow(query, filter) {
    if (!filter) return;
    keepAmong(query, 'thing.partyId', filter.partyIds);
    keepAmong(query, 'thing.role', filter.roles);
    keepWithin(query, 'thing.assignedAt', filter.assigned);
    keepWhether(query, 'thing.assignedByDcc', filter.byDcc);
    keepWhether(query, HAS_INFORMATION, filter.hasSupportingInformation);
    keepWhether(query, 'thing.endedAt IS NULL', filter.current);
  },
});
