import { readFileSync } from 'node:fs';
import { type Finished, type Running, throughline } from './command';

const LOOK_EVERY_MILLISECONDS = 2;

/**
 * The processor time that a process has used so far, in hundredths of a second; undefined once it is gone. Unlike the
 * time of day it does not depend on what else the machine does, so that a point in it is the same point of the work.
 */
function workDone({ process: { pid } }: Running): number | undefined {
  try {
    // The name of the program stands in brackets and may hold anything; the times are the 14th and 15th of all fields.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(fields[11]) + Number(fields[12]);
  } catch {
    return undefined;
  }
}

async function watched(running: Running, look: (work: number) => void): Promise<Finished> {
  const watch = setInterval(() => {
    const work = workDone(running);
    if (work !== undefined) look(work);
  }, LOOK_EVERY_MILLISECONDS);
  try {
    return await running.finished;
  } finally {
    clearInterval(watch);
  }
}

/** Runs a command to its end, and tells how much work it was. */
export async function measured(
  args: readonly string[],
  settings: Record<string, string>,
): Promise<Finished & { work: number }> {
  let most = 0;
  const finished = await watched(throughline(args, settings), (work) => {
    most = Math.max(most, work);
  });
  return { ...finished, work: most };
}

/** Kills a command once it has done some work, as a power cut does; true when it had not ended by itself. */
export async function killed(
  args: readonly string[],
  settings: Record<string, string>,
  afterWork: number,
): Promise<boolean> {
  const running = throughline(args, settings);
  const { code } = await watched(running, (work) => {
    if (work >= afterWork) running.process.kill('SIGKILL');
  });
  return code === null;
}
