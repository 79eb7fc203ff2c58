const SIGNALS = ['SIGINT', 'SIGTERM'] as const;

/**
 * Does work that can be broken off cleanly. Told to end, the process lets the work come to a good place first; told a
 * second time, it ends at once.
 */
export async function untilInterrupted<T>(work: (interrupted: () => boolean) => Promise<T>): Promise<T> {
  let told = false;
  const listen = () => {
    if (told) process.exit(130);
    told = true;
  };
  for (const signal of SIGNALS) process.on(signal, listen);
  try {
    return await work(() => told);
  } finally {
    for (const signal of SIGNALS) process.off(signal, listen);
  }
}
