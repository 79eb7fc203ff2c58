import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { GraphRefusal } from './ask';
import { DEVICE_FORMATS, type DeviceFormat, type ExportedFilter, openDeviceExport, readFilter } from './device-file';
import { type ExportsAtDoor, sendExport, type Told } from './send-export';

const QUERY = z.strictObject({ format: z.enum(DEVICE_FORMATS), filter: z.string().max(20_000).default('{}') });

function readQuery(given: unknown): { format: DeviceFormat; filter: ExportedFilter } | Told[] {
  const { success, data, error } = QUERY.safeParse(given);
  if (!success) {
    return error.issues.map(({ path, message }) => ({
      code: 'BAD_USER_INPUT',
      message: `${path.length > 0 ? `The parameter ${path.join('.')}` : 'The address'}: ${message}.`.slice(0, 500),
      suggestion: `Ask like /exports/devices?format=${DEVICE_FORMATS.join('|')}&filter={"standard":"SMETS1"}.`,
    }));
  }
  try {
    return { format: data.format, filter: readFilter(data.filter) };
  } catch (refusal) {
    if (refusal instanceof GraphRefusal) return [refusal];
    throw refusal;
  }
}

/** The devices that a filter keeps, by HTTP, for whoever may read them. */
export function serveDeviceExport(door: FastifyInstance, at: ExportsAtDoor): void {
  door.get('/exports/devices', (request, reply) =>
    sendExport({ request, reply, at }, readQuery(request.query), openDeviceExport),
  );
}
