import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';
import { NETWORK_WRITERS } from '../../../platform/caller/role';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { ComponentPayload } from '../losses/report-component-state';
import { registerComponent, updateComponent } from './components.service';
import { RegisterComponentInput, UpdateComponentInput } from './register-component';

@Resolver()
export class ComponentsResolver {
  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ComponentPayload, {
    description: 'Registers something that can become unavailable; it is OPERATIONAL until something else is reported.',
  })
  registerComponent(
    @Arg('input', () => RegisterComponentInput, { description: 'The component.' }) input: RegisterComponentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('component', () => registerComponent(context, input));
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => ComponentPayload, { description: 'Changes the name of a component, or the regions that it serves.' })
  updateComponent(
    @Arg('input', () => UpdateComponentInput, { description: 'What changes.' }) input: UpdateComponentInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('component', () => updateComponent(context, input));
  }
}
