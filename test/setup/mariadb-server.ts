import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { ensureProgram } from './debian-packages';
import { freePort } from './free-port';

const MARIADB = {
  purpose: 'The MariaDB server',
  debianPackages: ['mariadb-server'],
  programs: ['/usr/sbin/mariadbd', '/usr/local/sbin/mariadbd', '/usr/bin/mariadbd'],
};
const START_MILLISECONDS = 30_000;

export interface MariadbServer {
  /** `mysql://root@127.0.0.1:port`, to which a database's name is added. */
  url: string;
  stop(): Promise<void>;
}

/** What the server said last, for whoever has to find out why it ended. */
function lastLines(log: string): string {
  return existsSync(log) ? readFileSync(log, 'utf8').split('\n').slice(-80).join('\n') : '';
}

async function untilAnswering(port: number, server: ChildProcess): Promise<void> {
  const deadline = Date.now() + START_MILLISECONDS;
  while (server.exitCode === null && Date.now() < deadline) {
    try {
      const connection = await createConnection({ host: '127.0.0.1', port, user: 'root' });
      await connection.end();
      return;
    } catch {
      await new Promise((resume) => setTimeout(resume, 100));
    }
  }
  throw new Error(`The private MariaDB server did not come up on port ${port}.`);
}

/** Starts a private server in a folder of its own, on a free port, for this run alone. */
export async function startMariadb(): Promise<MariadbServer> {
  const program = ensureProgram(MARIADB);
  const folder = mkdtempSync(join(tmpdir(), 'throughline-mariadb-'));
  const data = join(folder, 'data');
  const account = process.getuid?.() === 0 ? ['--user=root'] : [];
  const installed = spawnSync(
    'mariadb-install-db',
    ['--no-defaults', `--datadir=${data}`, '--auth-root-authentication-method=normal', '--skip-test-db', ...account],
    { encoding: 'utf8' },
  );
  if (installed.status !== 0) throw new Error(`mariadb-install-db failed: ${installed.stderr || installed.error}`);
  // A server that starts removes temporary tables from its folder, those of other servers too.
  const temporary = join(folder, 'temporary');
  mkdirSync(temporary);
  const port = await freePort();
  const log = join(folder, 'log');
  const server = spawn(
    program,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--tmpdir=${temporary}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--max-connections=400',
      '--innodb-flush-log-at-trx-commit=2',
      `--log-error=${log}`,
      ...account,
    ],
    { stdio: 'ignore' },
  );
  const onUnexpectedEnd = (code: number | null, signal: string | null) =>
    process.stderr.write(`The private MariaDB server ended (${signal ?? code}):\n${lastLines(log)}\n`);
  server.once('exit', onUnexpectedEnd);
  const stop = async () => {
    server.off('exit', onUnexpectedEnd);
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    if (server.exitCode === null) await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilAnswering(port, server);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `mysql://root@127.0.0.1:${port}`, stop };
}
