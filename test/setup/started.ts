import { type Finished, type Running, throughline } from './command';

export interface Started {
  url: string;
  running: Running;
  /** Asks it to end, and waits until it has. */
  stop(signal?: 'SIGTERM' | 'SIGINT'): Promise<Finished>;
}

const READY = /is ready at (http\S+)\/graphql\n/;

/** Runs a command that serves on a free port, until it says that it is ready. */
export async function started(args: readonly string[], settings: Record<string, string>): Promise<Started> {
  const running = throughline(args, { PORT: '0', ...settings });
  const [, url = ''] = await running.printed(READY);
  return {
    url,
    running,
    stop: (signal = 'SIGTERM') => {
      running.process.kill(signal);
      return running.finished;
    },
  };
}
