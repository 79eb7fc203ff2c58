import { userInfo } from 'node:os';
import type { Authorship } from '../platform/history/history';
import { systemClock } from '../platform/time/clock';

/** The account on this machine that runs a command, as histories name it. */
export const commandSubject = () => `cli:${userInfo().username}`;

/** What a command's changes are recorded under: the account on this machine that runs it. */
export function commandAuthorship(action: string): Authorship {
  return { actor: commandSubject(), action, at: systemClock.now() };
}
