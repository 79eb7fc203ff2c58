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
    ...['/status', '/feeds/status.atom', '/status/api/v2/summary.json'],
  ])('outsiders are told so in a sentence, and when to come again: %s', async (url) => {
    const { statusCode, headers, body } = await door.inject({ url });
    expect([statusCode, headers['cache-control'], headers['retry-after']]).toEqual([503, 'no-store', '30']);
    expect(body).toMatch(/^The (consultations|status of services) cannot be read at the moment; .+\.\n$/);
  });

  it('the front door leads to the consultations', async () => {
    const { statusCode, headers } = await door.inject({ url: '/' });
    expect([statusCode, headers.location]).toEqual([302, '/consultations']);
  });

  it('an address at which there is nothing is told as all errors are', async () => {
    const { statusCode, headers, body } = await door.inject({ method: 'POST', url: '/nothing?x=1' });
    expect([statusCode, headers['content-type']]).toEqual([404, 'application/json; charset=utf-8']);
    expect(JSON.parse(body)).toEqual({
      errors: [
        {
          message: 'There is nothing at POST /nothing.',
          extensions: { code: 'NOT_FOUND', suggestion: expect.stringContaining('/graphql') },
        },
      ],
    });
  });
});
