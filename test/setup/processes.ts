import { alive } from './command';

/** A process takes a moment to start, and many start beside each other on a busy machine. */
jest.setTimeout(60_000);

// What a failed test left running would keep the whole run from ending.
afterAll(() => {
  for (const process of alive) process.kill('SIGKILL');
});
