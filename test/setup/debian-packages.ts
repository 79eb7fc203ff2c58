import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

export interface Component {
  /** What it is for, in the words of the message. */
  purpose: string;
  debianPackages: readonly string[];
  /** Where its program may be. */
  programs: readonly string[];
}

function say(text: string): void {
  process.stderr.write(`${text}\n`);
}

function apt(...args: string[]): boolean {
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  return spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: environment }).status === 0;
}

/**
 * The path of a program that tests need, installed from Debian's packages when it is missing and this account may.
 * @throws Error that says what to install
 */
export function ensureProgram({ purpose, debianPackages, programs }: Component): string {
  const found = () => programs.find((path) => existsSync(path));
  const present = found();
  if (present !== undefined) return present;
  const command = `apt-get install -y --no-install-recommends ${debianPackages.join(' ')}`;
  const allowed = process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  if (allowed) {
    say(`${purpose} is missing; installing it from Debian's packages: ${command}`);
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', ...debianPackages);
  }
  const installed = found();
  if (installed !== undefined) return installed;
  throw new Error(`${purpose} is needed for the tests and is not there. As root, run: ${command}`);
}
