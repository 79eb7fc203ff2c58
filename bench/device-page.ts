import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedProduct, openEmbedded } from '../gateway/embedded';
import { type Ask, askAs } from '../gateway/exports/ask';
import { loadSample } from '../gateway/load-sample';
import { Role } from '../platform/caller/role';
import { readSettings } from '../platform/settings';
import { systemClock } from '../platform/time/clock';
import { importDeviceFile } from '../subgraphs/inventory';
import { deviceId, writeDevices } from '../test/setup/invented-devices';
import { compare, type Result } from './measure';

const FEW = 10_000;
const MANY = Number(process.env.BENCH_DEVICES ?? 1_000_000);
/** Pages in one measurement, each of other devices. */
const READS = 20;

const PAGE = `query ($after: String, $prefix: String!) { devices(first: 20, after: $after, filter: { deviceIdPrefix: $prefix, standard: SMETS1 }) {
  nodes { id deviceId type s1sp { name } communicationsHubResponsibility { basis organisation { name } }
    incidents(filter: { open: true }) { nodes { id reference status } } } } }`;

const READER = { subject: 'bench', roles: new Set([Role.PUBLIC, Role.ANALYST]), organisationId: null };

async function productWith(folder: string, devices: number): Promise<{ product: EmbeddedProduct; ask: Ask }> {
  const settings = readSettings({ THROUGHLINE_DATA: join(folder, String(devices)), LOG_LEVEL: 'error' });
  const product = await openEmbedded(settings, systemClock, { callerOf: async () => READER });
  await loadSample(product.subgraphs, systemClock);
  const inventory = product.subgraphs.find(({ name }) => name === 'inventory');
  if (!inventory) throw new Error('There is no inventory.');
  const csv = join(folder, `${devices}.csv`);
  await writeDevices(csv, devices);
  const by = { actor: 'bench', action: 'importDevices', at: systemClock.now() };
  await importDeviceFile(csv, { database: inventory.database, by });
  return { product, ask: askAs(product.graph, undefined) };
}

async function readPages(ask: Ask, devices: number): Promise<void> {
  for (let read = 0; read < READS; read += 1) {
    // All but the last five digits of an identifier: a stretch of the list somewhere in it.
    const prefix = deviceId(Math.floor((devices * read) / READS / 1_024) * 1_024).slice(0, -2);
    const answer = await ask(PAGE, { after: null, prefix });
    if (!JSON.stringify(answer).includes('LEAD_SUPPLIER')) throw new Error(`There is no page of ${prefix}.`);
  }
}

/** A page of the devices that are looked at most, among a million and among ten thousand. */
export async function pageOfDevices(): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const few = await productWith(folder, FEW);
  const many = await productWith(folder, MANY);
  try {
    return await compare({
      name: 'device-page',
      what: `${READS} pages of 20 devices with S1SP, party that answers for the hub and open incidents, among ${MANY} devices against among ${FEW}.`,
      ours: { label: `among ${MANY}`, run: () => readPages(many.ask, MANY) },
      peer: { label: `among ${FEW}`, run: () => readPages(few.ask, FEW) },
      rounds: 20,
      bar: 1.2,
    });
  } finally {
    await Promise.all([few.product.door.close(), many.product.door.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
}
