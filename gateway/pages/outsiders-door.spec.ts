import { httpGraph } from '../../platform/http-graph';
import { openDoor } from '../../platform/server/door';
import { createLogger } from '../../platform/server/logger';
import { openToOutsiders } from './outsiders-door';

describe('while the graph cannot be reached', () => {
  const door = openDoor({ logger: createLogger('silent'), ready: async () => {} });
  // Nothing listens on that port.
  openToOutsiders(door, { graph: httpGraph('http://127.0.0.1:9/graphql'), publicUrl: undefined });
  afterAll(() => door.close());

  it.each([
    ...['/feeds/calendar.ics', '/feeds/calendar.ics?consultation=ONE', '/feeds/news.atom'],
    ...['/consultations', '/consultations/ONE'],
  ])('outsiders are told so in a sentence, and when to come again: %s', async (url) => {
    const { statusCode, headers, body } = await door.inject({ url });
    expect([statusCode, headers['cache-control'], headers['retry-after']]).toEqual([503, 'no-store', '30']);
    expect(body).toMatch(/^The consultations cannot be read at the moment; .+\.\n$/);
  });
});
