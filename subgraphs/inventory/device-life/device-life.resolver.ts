import { Arg, Authorized, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { EVERYBODY, NETWORK_WRITERS } from '../../../platform/caller/role';
import { keepAmong } from '../../../platform/database/conditions';
import { entitiesOf } from '../../../platform/database/rows';
import { payload } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { DevicePayload } from '../register-device';
import { MeteringStandard } from '../vocabulary';
import { DeviceStatusMove } from './device-status-move';
import { updateDevice } from './update-device';
import { UpdateDeviceInput } from './update-device.input';

@Resolver()
export class DeviceLifeResolver {
  @Authorized(EVERYBODY)
  @Query(() => [DeviceStatusMove], { description: 'The moves that the status of a device may make, and their source.' })
  deviceStatusMoves(
    @Arg('standard', () => MeteringStandard, { nullable: true, description: 'Only of devices of this standard.' })
    standard: MeteringStandard | null | undefined,
    @Ctx() { database }: RequestContext,
  ) {
    const query = database.reads.createQueryBuilder(DeviceStatusMove, 'thing').where('1 = 1').orderBy('thing.id');
    keepAmong(query, 'thing.standard', standard && [standard]);
    return entitiesOf(query);
  }

  @Authorized(NETWORK_WRITERS)
  @Mutation(() => DevicePayload, {
    description:
      'Changes what is given of a device, by every rule that a new one keeps; one that changes nothing does nothing.',
  })
  updateDevice(
    @Arg('input', () => UpdateDeviceInput, { description: 'What changes.' }) input: UpdateDeviceInput,
    @Ctx() context: RequestContext,
  ) {
    return payload('device', () => updateDevice(context, input));
  }
}
