import { z } from 'zod';
import { unavailable } from '../../platform/errors';
import type { GraphClient } from '../../platform/graph-client';
import type { DeviceFacts } from './incident-party';

/**
 * Asks the graph and reads its answer.
 * @throws the graph's own error when it refuses the caller, SERVICE_UNAVAILABLE when the answer makes no sense
 */
async function read<T>(
  graph: GraphClient,
  query: string,
  variables: Record<string, unknown>,
  answer: z.ZodType<T>,
): Promise<T> {
  const { success, data: read } = answer.safeParse(await graph.ask(query, variables));
  if (!success) throw unavailable('The inventory');
  return read;
}

const organisation = z.object({ id: z.string() }).nullable();

const deviceAnswer = z.object({
  device: z
    .object({
      standard: z.enum(['SMETS1', 'SMETS2']),
      responsibleSupplier: organisation,
      communicationsHubResponsibility: z.object({ organisation }).nullable(),
      s1sp: z.object({ organisation }).nullable(),
    })
    .nullable(),
});

const DEVICE = `query IncidentPartyFacts($id: ID!) {
  device(id: $id) {
    standard
    responsibleSupplier { id }
    communicationsHubResponsibility { organisation { id } }
    s1sp { organisation { id } }
  }
}`;

/** What the inventory knows of a device; undefined when there is no such device. */
export async function deviceFacts(graph: GraphClient, id: string): Promise<DeviceFacts | undefined> {
  const { device } = await read(graph, DEVICE, { id }, deviceAnswer);
  if (!device) return undefined;
  return {
    standard: device.standard,
    responsibleSupplierId: device.responsibleSupplier?.id ?? null,
    hubPartyId: device.communicationsHubResponsibility?.organisation?.id ?? null,
    s1spOrganisationId: device.s1sp?.organisation?.id ?? null,
  };
}

const organisationAnswer = z.object({ organisation: z.object({ roles: z.array(z.string()) }).nullable() });

const ORGANISATION = 'query OrganisationRoles($id: ID!) { organisation(id: $id) { roles } }';

/** The roles of an organisation; undefined when there is no such organisation. */
export async function organisationRoles(graph: GraphClient, id: string): Promise<readonly string[] | undefined> {
  const answer = await read(graph, ORGANISATION, { id }, organisationAnswer);
  return answer.organisation?.roles;
}
