import { userInfo } from 'node:os';
import type { Authorship } from '../platform/history/history';
import { systemClock } from '../platform/time/clock';

/** What a command's changes are recorded under: the account on this machine that runs it. */
export function commandAuthorship(action: string): Authorship {
  return { actor: `cli:${userInfo().username}`, action, at: systemClock.now() };
}
