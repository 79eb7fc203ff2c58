import type { EntityManager } from 'typeorm';
import { nextNumber } from '../../../platform/database/sequence';
import { Organisation } from '../organisation';
import { ServiceProvider } from '../service-provider';

/** All that there are; there are hundreds of them, not millions. */
export interface HeldParties {
  organisations: Organisation[];
  serviceProviders: ServiceProvider[];
}

/** Reads all parties, and keeps others from changing any until the transaction ends: names are compared with all names. */
export async function holdParties(transaction: EntityManager): Promise<HeldParties> {
  await nextNumber(transaction, 'partyChange');
  return {
    organisations: await transaction.find(Organisation, { order: { id: 'ASC' } }),
    serviceProviders: await transaction.find(ServiceProvider, { order: { id: 'ASC' } }),
  };
}
