/** Why something is given up: its time was up. */
export class OutOfTime extends Error {
  constructor(milliseconds: number) {
    super(`There was no answer within ${milliseconds} ms.`);
  }
}

/**
 * Does work that is told, by its signal, when its time is up, or when it is given up for another reason.
 * @throws the reason when it is given up before it has begun
 */
export async function within<Result>(
  milliseconds: number,
  givenUp: AbortSignal | undefined,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  givenUp?.throwIfAborted();
  const ended = new AbortController();
  const giveUp = () => ended.abort(givenUp?.reason);
  const timer = setTimeout(() => ended.abort(new OutOfTime(milliseconds)), milliseconds);
  givenUp?.addEventListener('abort', giveUp, { once: true });
  try {
    return await work(ended.signal);
  } finally {
    clearTimeout(timer);
    givenUp?.removeEventListener('abort', giveUp);
  }
}

/** What becomes of work that cannot be stopped: it goes on, but nobody waits for it once it is given up. */
export async function unlessGivenUp<Result>(signal: AbortSignal | undefined, work: Promise<Result>): Promise<Result> {
  if (!signal) return work;
  signal.throwIfAborted();
  return new Promise<Result>((resolve, reject) => {
    const leave = () => reject(signal.reason);
    signal.addEventListener('abort', leave, { once: true });
    work.finally(() => signal.removeEventListener('abort', leave)).then(resolve, reject);
  });
}
