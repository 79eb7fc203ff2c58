import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import { UserError } from '../../../platform/input/problems';
import { Organisation } from '../organisation';
import { ServiceProvider } from '../service-provider';
import { OrganisationRole, ServiceProviderKind } from '../vocabulary';

@InputType({ description: 'An organisation that is to be known.' })
export class RegisterOrganisationInput {
  @Field(() => String, { description: 'What its id ends in: capitals, digits, dots and hyphens, e.g. `SUP-ALDER`.' })
  key!: string;

  @Field(() => String, { description: 'Name; no other organisation has it.' })
  name!: string;

  @Field(() => [OrganisationRole], { description: 'What it is to the code; one thing at least.' })
  roles!: OrganisationRole[];
}

@InputType({ description: 'What is to change of an organisation; what is left out stays as it is.' })
export class UpdateOrganisationInput {
  @Field(() => ID, { description: 'The organisation.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the change is made against.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Field(() => [OrganisationRole], { nullable: true, description: 'All that it is to the code.' })
  roles?: OrganisationRole[] | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@InputType({ description: 'A service provider that is to be known.' })
export class RegisterServiceProviderInput {
  @Field(() => String, { description: 'What its id ends in: capitals, digits, dots and hyphens, e.g. `S1SP-A`.' })
  key!: string;

  @Field(() => String, { description: 'Name; no other service provider has it.' })
  name!: string;

  @Field(() => ServiceProviderKind, { description: 'What it does for DCC; this stays.' })
  kind!: ServiceProviderKind;

  @Field(() => ID, { nullable: true, description: 'The company behind it.' })
  organisationId?: string | null;
}

@InputType({ description: 'What is to change of a service provider; what is left out stays as it is.' })
export class UpdateServiceProviderInput {
  @Field(() => ID, { description: 'The service provider.' })
  id!: string;

  @Field(() => Int, { description: 'Version that the change is made against.' })
  version!: number;

  @Field(() => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Field(() => ID, { nullable: true, description: 'The company behind it; null for none that is known.' })
  organisationId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why.' })
  reason?: string | null;
}

@ObjectType({ description: 'The organisation, or what to mend in the input.', simpleResolvers: true })
export class OrganisationPayload {
  @Field(() => Organisation, { nullable: true, description: 'The organisation; null when nothing was changed.' })
  organisation!: Organisation | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}

@ObjectType({ description: 'The service provider, or what to mend in the input.', simpleResolvers: true })
export class ServiceProviderPayload {
  @Field(() => ServiceProvider, { nullable: true, description: 'The service provider; null when nothing was changed.' })
  serviceProvider!: ServiceProvider | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}
