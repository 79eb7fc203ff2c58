import { alive } from './command';

// What a failed test left running would keep the whole run from ending.
afterAll(() => {
  for (const process of alive) process.kill('SIGKILL');
});
