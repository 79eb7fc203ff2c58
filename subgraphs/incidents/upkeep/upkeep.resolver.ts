import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { IncidentPayload } from '../incident-payload';
import { addNote } from './add-note';
import { addSupportingInformation } from './add-supporting-information';
import { setInterestedParties } from './set-interested-parties';
import { updateIncident } from './update-incident';
import {
  AddNoteInput,
  AddSupportingInformationInput,
  SetInterestedPartiesInput,
  UpdateIncidentInput,
} from './upkeep.input';

/** What is known of an incident, and who is told of it, kept up to date without moving it on. */
@Resolver()
export class UpkeepResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, { description: 'Puts right what is known of an incident that is not closed.' })
  updateIncident(
    @Arg('input', () => UpdateIncidentInput, { description: 'What is known by now.' }) input: UpdateIncidentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => updateIncident(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, { description: 'Says who is kept informed of an incident: all of them at once.' })
  setInterestedParties(
    @Arg('input', () => SetInterestedPartiesInput, { description: 'Of which incident, and who.' })
    input: SetInterestedPartiesInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => setInterestedParties(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, { description: 'Notes something in the timeline of an incident.' })
  addNote(
    @Arg('input', () => AddNoteInput, { description: 'What, and of which incident.' }) input: AddNoteInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => addNote(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => IncidentPayload, {
    description:
      'Gives the party that has an incident more of what helps it (IMP 2.5.6), with whose knowledge it is, e.g. the S1SP.',
  })
  addSupportingInformation(
    @Arg('input', () => AddSupportingInformationInput, { description: 'What, and for which assignment.' })
    input: AddSupportingInformationInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('incident', () => addSupportingInformation(context, input));
  }
}
