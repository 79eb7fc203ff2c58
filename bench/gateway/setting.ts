import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type GatewayKind, type Process, startGateway, startSubgraphs } from './gateways';
import { answerFrom, type Exchange, hashOf } from './load';
import { supergraphOf } from './supergraph-of';
import type { Workload } from './workload';
import { workloadNamed } from './workloads';

const FIRST_PORT = 43_100;

/** A gateway that runs, and what it answers. */
export interface Ready {
  origin: string;
  pid: number;
  exchanges: readonly Exchange[];
}

/** A workload with its subgraphs and gateways running, all of which answer alike. */
export interface Setting<Kind extends GatewayKind> {
  workload: Workload;
  gateways: Record<Kind, Ready>;
  close(): Promise<void>;
}

/** @throws Error when the gateways do not all answer the same */
export async function openSetting<Kind extends GatewayKind>(
  name: string,
  kinds: readonly Kind[],
): Promise<Setting<Kind>> {
  const workload = workloadNamed(name);
  const folder = mkdtempSync(join(tmpdir(), 'throughline-bench-'));
  const supergraph = join(folder, 'supergraph.graphql');
  const ports = workload.subgraphs.map((_subgraph, index) => FIRST_PORT + index);
  writeFileSync(supergraph, supergraphOf(workload, ports));
  const processes: Process[] = [];
  const close = async () => {
    await Promise.all(processes.map((running) => running.stop()));
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    processes.push(await startSubgraphs(name, ports));
    const gateways: Partial<Record<Kind, Ready>> = {};
    for (const [index, kind] of kinds.entries()) {
      const gateway = await startGateway(kind, { workload: name, supergraph, port: FIRST_PORT + 50 + index });
      processes.push(gateway);
      gateways[kind] = { ...gateway, exchanges: await exchangesOf(workload, gateway.origin) };
    }
    if (!isWhole(gateways, kinds)) throw new Error('Not all gateways run.');
    assertAlike(gateways, kinds);
    return { workload, gateways, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function isWhole<Kind extends GatewayKind>(
  gateways: Partial<Record<Kind, Ready>>,
  kinds: readonly Kind[],
): gateways is Record<Kind, Ready> {
  return kinds.every((kind) => gateways[kind]);
}

async function exchangesOf({ query, pages }: Workload, origin: string): Promise<Exchange[]> {
  const exchanges: Exchange[] = [];
  for (const variables of pages) {
    const body = JSON.stringify({ query, variables });
    exchanges.push({ body, expected: await answerFrom(origin, body) });
  }
  return exchanges;
}

function assertAlike<Kind extends GatewayKind>(gateways: Record<Kind, Ready>, kinds: readonly Kind[]): void {
  const hashes = kinds.map((kind) => gateways[kind].exchanges.map(({ expected }) => hashOf(expected)).join());
  const stranger = kinds.find((_kind, index) => hashes[index] !== hashes[0]);
  if (stranger !== undefined) throw new Error(`The gateways ${kinds[0]} and ${stranger} do not answer the same.`);
}
