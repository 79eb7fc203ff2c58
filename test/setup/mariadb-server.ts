import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
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
  const port = await freePort();
  const server = spawn(
    program,
    [
      '--no-defaults',
      `--datadir=${data}`,
      `--port=${port}`,
      '--bind-address=127.0.0.1',
      `--socket=${join(folder, 'socket')}`,
      `--pid-file=${join(folder, 'pid')}`,
      '--max-connections=400',
      '--innodb-flush-log-at-trx-commit=2',
      ...account,
    ],
    { stdio: 'ignore' },
  );
  const stop = async () => {
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
