import { Field, ID, InputType, Int } from 'type-graphql';
import { IncidentPartyRole, SupportingInformationSource } from './vocabulary';

@InputType({ description: 'Something that helps the party to find the fault (IMP 2.5.6).' })
export class SupportingInformationInput {
  @Field(() => SupportingInformationSource, { description: 'Whose knowledge it is.' })
  source!: SupportingInformationSource;

  @Field(() => String, { description: 'The information.' })
  text!: string;
}

@InputType({ description: 'To whom an incident is given, why, and what helps them.' })
export class AssignIncidentInput {
  @Field(() => ID, { description: 'Readable id of the incident.' })
  id!: string;

  @Field(() => Int, { description: 'Version of the incident that the caller saw.' })
  version!: number;

  @Field(() => ID, { description: 'The organisation that is to have it.' })
  partyId!: string;

  @Field(() => IncidentPartyRole, { description: "In which of the organisation's roles." })
  role!: IncidentPartyRole;

  @Field(() => String, { description: 'Why this party.' })
  reason!: string;

  @Field(() => [SupportingInformationInput], {
    description: 'What helps the party; needed when DCC assigns to another party (IMP 2.5.6). 50 items at most.',
  })
  supportingInformation!: SupportingInformationInput[];
}
