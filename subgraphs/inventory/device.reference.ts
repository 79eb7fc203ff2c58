import { NETWORK_READERS } from '../../platform/caller/role';
import { readableBy } from '../../platform/graphql/reference';
import type { RequestContext } from '../../platform/request-context';
import { parseEui64 } from './eui64';
import { deviceByEui64, deviceById } from './inventory.loaders';

/** A device by either of its keys. */
export const deviceReference = readableBy(
  NETWORK_READERS,
  'reading devices',
  ({ id, deviceId }: { id?: string; deviceId?: string }, context: RequestContext) => {
    if (id !== undefined) return deviceById(context).load(id);
    const eui64 = parseEui64(deviceId ?? '');
    return eui64 === undefined ? null : deviceByEui64(context).load(eui64);
  },
);
