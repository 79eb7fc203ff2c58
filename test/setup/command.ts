import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

const COMMAND = join(__dirname, '..', '..', 'dist', 'cli', 'main.js');

export interface Finished {
  code: number | null;
  stdout: string;
  stderr: string;
}

export interface Running {
  process: ChildProcess;
  /** What it printed so far. */
  output(): string;
  /** Resolves when it has printed a text; rejects when it ends before. */
  printed(text: RegExp): Promise<RegExpExecArray>;
  finished: Promise<Finished>;
}

/** The processes that have not ended. */
export const alive = new Set<ChildProcess>();

/** Runs the `throughline` command as a process of its own, with these settings and no others. */
export function throughline(args: readonly string[], settings: Record<string, string>): Running {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  alive.add(child);
  child.once('close', () => alive.delete(child));
  let stdout = '';
  let stderr = '';
  const watchers = new Set<() => void>();
  const note = (add: (text: string) => void) => (chunk: Buffer) => {
    add(chunk.toString());
    for (const look of watchers) look();
  };
  child.stdout.on(
    'data',
    note((text) => {
      stdout += text;
    }),
  );
  child.stderr.on(
    'data',
    note((text) => {
      stderr += text;
    }),
  );
  const finished = new Promise<Finished>((resolve) => child.once('close', (code) => resolve({ code, stdout, stderr })));
  return {
    process: child,
    output: () => stdout + stderr,
    finished,
    printed: (text) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = text.exec(stdout);
          if (!found) return;
          watchers.delete(look);
          resolve(found);
        };
        watchers.add(look);
        look();
        void finished.then(({ code }) =>
          reject(new Error(`throughline ${args.join(' ')} ended with ${code}: ${stdout}${stderr}`)),
        );
      }),
  };
}
