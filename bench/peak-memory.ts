import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../platform/package-folder';

const LOOK_EVERY_MILLISECONDS = 5;

/** The most memory that a process has held so far, in MB; 0 once it is gone. */
function peakOf(pid: number | undefined): number {
  try {
    return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

/** Runs the `throughline` command and tells the most memory that it held, in MB. */
export function peakMemory(args: readonly string[], settings: Record<string, string>): Promise<number> {
  const command = spawn(process.execPath, [join(PACKAGE_FOLDER, 'dist', 'cli', 'main.js'), ...args], {
    env: { PATH: process.env.PATH, ...settings },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let peak = 0;
  const watch = setInterval(() => {
    peak = Math.max(peak, peakOf(command.pid));
  }, LOOK_EVERY_MILLISECONDS);
  let told = '';
  command.stderr.on('data', (chunk: Buffer) => {
    told += chunk.toString();
  });
  return new Promise((resolve, reject) => {
    command.once('error', reject);
    command.once('close', (code) => {
      clearInterval(watch);
      if (code === 0) resolve(peak);
      else reject(new Error(`throughline ${args.join(' ')} ended with ${code}: ${told}`));
    });
  });
}
