import { z } from 'zod';
import { entriesOf } from './setup/atom';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { lossOf, Recovery } from './setup/recovery';
import { payloadOf } from './setup/refusal';

const TRICKY = `Rules & <script>alert("x")</script>; a, b ]]> 'c'\\n 😀`;
const NOTICE = { text: TRICKY, affectedServiceRequests: ['4.6.1'], expectedRecoveryAt: '2018-08-01T18:00:00.000Z' };
const SECRET = 'Quernstone';

// The format as its publisher describes it to readers of status pages, version 2.
const instant = z.iso.datetime({ offset: true });
const page = z.strictObject({
  ...{ id: z.string().min(1), name: z.string().min(1), url: z.url(), time_zone: z.string(), updated_at: instant },
});
const status = z.strictObject({
  ...{ indicator: z.enum(['none', 'minor', 'major', 'critical']), description: z.string().min(1) },
});
const component = z.object({
  ...{ id: z.string().min(1), name: z.string().min(1), page_id: z.string(), group_id: z.string().nullable() },
  status: z.enum(['operational', 'degraded_performance', 'partial_outage', 'major_outage', 'under_maintenance']),
  ...{ created_at: instant, updated_at: instant, position: z.int().positive(), description: z.string().nullable() },
  ...{ showcase: z.boolean(), group: z.boolean(), only_show_if_degraded: z.boolean(), start_date: z.null() },
  components: z.array(z.string()).optional(),
});
const update = z.object({
  ...{ id: z.string(), incident_id: z.string(), body: z.string().min(1), status: z.string() },
  ...{ created_at: instant, updated_at: instant, display_at: instant, affected_components: z.null() },
});
const happening = {
  ...{ id: z.string(), name: z.string().min(1), page_id: z.string(), shortlink: z.url() },
  impact: z.enum(['none', 'minor', 'major', 'critical', 'maintenance']),
  ...{ created_at: instant, updated_at: instant, started_at: instant },
  ...{ monitoring_at: instant.nullable(), resolved_at: instant.nullable() },
  ...{ incident_updates: z.array(update).min(1), components: z.array(component) },
};
const incident = z.object({
  ...happening,
  status: z.enum(['investigating', 'identified', 'monitoring', 'resolved', 'postmortem']),
});
const maintenance = z.object({
  ...{ ...happening, scheduled_for: instant, scheduled_until: instant.nullable() },
  status: z.enum(['scheduled', 'in_progress', 'verifying', 'completed']),
});
const [components, incidents, scheduled_maintenances] = [component, incident, maintenance].map((of) => z.array(of));

const DOCUMENTS: Record<string, z.ZodType> = {
  'summary.json': z.strictObject({ page, status, components, incidents, scheduled_maintenances }),
  'status.json': z.strictObject({ page, status }),
  'components.json': z.strictObject({ page, components }),
  'incidents.json': z.strictObject({ page, incidents }),
  'incidents/unresolved.json': z.strictObject({ page, incidents }),
  'scheduled-maintenances.json': z.strictObject({ page, scheduled_maintenances }),
  'scheduled-maintenances/upcoming.json': z.strictObject({ page, scheduled_maintenances }),
  'scheduled-maintenances/active.json': z.strictObject({ page, scheduled_maintenances }),
};

describe('the status of services for everybody (IMP 5.1.9)', () => {
  let product: TestProduct;
  let recovery: Recovery;
  let hidden: Json;
  let told: Json;
  beforeAll(async () => {
    product = await startProduct();
    recovery = new Recovery(product);
    hidden = await recovery.declared({ ...lossOf('S1SP-A'), summary: SECRET, incidentId: 'incident:INC000000001' });
    const made = await recovery.declared({ ...lossOf('S1SP-C'), summary: SECRET, incidentId: 'incident:INC000000001' });
    product.clock.set(new Date('2018-08-01T12:10:00Z'));
    told = payloadOf(await recovery.publish(made, NOTICE)).disaster;
  });
  afterAll(() => product.close());

  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await fetch(`${product.url}${path}`, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  async function read(name: string): Promise<Json> {
    const { status: code, headers, text } = await get(`/status/api/v2/${name}`);
    expect([code, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    return JSON.parse(text);
  }

  it.each(Object.entries(DOCUMENTS))('is told to programs in the common format: %s', async (name, schema) => {
    const document = await read(name);
    expect(schema.safeParse(document).error?.issues ?? []).toEqual([]);
    const things = document.components ?? document.incidents ?? document.scheduled_maintenances ?? [];
    expect(new Set(things.map(({ id }: Json) => id)).size).toBe(things.length);
  });

  it('tells what works from the start, by provider, and of a disaster from when something is published', async () => {
    const { status: whole, components: parts, incidents: open } = await read('summary.json');
    expect(whole.indicator).toBe('major');
    const statusOf = (id: string) => parts.find((part: Json) => part.id === id)?.status;
    expect(['serviceProvider:S1SP-A', 'component:S1SP-A-DC1', 'component:S1SP-A-GW'].map(statusOf)).toEqual([
      ...['major_outage', 'major_outage', 'operational'],
    ]);
    for (const { id, group, group_id, components: within } of parts) {
      if (group)
        expect(parts.filter((part: Json) => part.group_id === id).map((part: Json) => part.id)).toEqual(within);
      else if (group_id !== null) expect(statusOf(group_id)).toBeDefined();
    }
    expect(parts.map(({ position }: Json) => position)).toEqual(parts.map((_: Json, index: number) => index + 1));
    const names = open.map(({ name }: Json) => name);
    expect(names.some((name: string) => name.includes(told.reference))).toBe(true);
    expect(names.some((name: string) => name.includes(hidden.reference))).toBe(false);
    const mine = open.find(({ id }: Json) => id === told.id);
    expect(mine).toMatchObject({ status: 'investigating', impact: 'major', resolved_at: null });
    expect(mine.shortlink).toBe(`${product.url}/status#${told.reference}`);
    expect(mine.components.map(({ id }: Json) => id)).toEqual(lossOf('S1SP-C').componentIds);
    expect(mine.incident_updates).toMatchObject([{ created_at: '2018-08-01T12:10:00.000Z' }]);
    for (const part of [TRICKY, '4.6.1', '1 August 2018, 19:00 (UK time)']) {
      expect(mine.incident_updates[0].body).toContain(part);
    }
  });

  it('follows a disaster to its end, and keeps exercises apart', async () => {
    const under = await recovery.moved(told, 'RECOVERING');
    const statusNow = async () => {
      const found = (await read('incidents.json')).incidents.find(({ id }: Json) => id === told.id);
      expect(found.incident_updates[0].status).toBe(found.status);
      return found.status;
    };
    expect(await statusNow()).toBe('identified');
    product.clock.set(new Date('2018-08-01T12:20:00Z'));
    const over = await recovery.moved(under, 'RECOVERED');
    expect(await statusNow()).toBe('monitoring');
    product.clock.set(new Date('2018-08-01T12:30:00Z'));
    await recovery.moved(over, 'CLOSED');
    expect(await statusNow()).toBe('resolved');
    const { incidents: unresolved } = await read('incidents/unresolved.json');
    expect(unresolved.map(({ id }: Json) => id)).not.toContain(told.id);
    const { incidents: all } = await read('incidents.json');
    expect(all.map(({ id }: Json) => id)).not.toContain('disasterEvent:DIS000000004');
    const { scheduled_maintenances: exercises } = await read('scheduled-maintenances.json');
    expect(exercises).toMatchObject([
      { id: 'disasterEvent:DIS000000004', impact: 'none', name: expect.stringMatching(/^Exercise: /) },
    ]);
  });

  it('announces an exercise before it begins, follows it, and tells nobody of one that is not announced', async () => {
    const [from, to] = ['2018-08-02T09:00:00.000Z', '2018-08-02T12:00:00.000Z'];
    const exercisePlan = { exerciseClass: 'LIVE_WITHOUT_IMPACT', from, to, announcement: `Ahead: ${TRICKY}` };
    await recovery.declared({ ...lossOf('S1SP-B'), exercise: true, summary: SECRET });
    const planned = await recovery.declared({ ...lossOf('S1SP-B'), exercise: true, summary: SECRET, exercisePlan });
    const told = async (place: string) => (await read(`scheduled-maintenances${place}.json`)).scheduled_maintenances;
    const upcoming = await told('/upcoming');
    expect(upcoming).toMatchObject([
      { id: planned.id, status: 'scheduled', impact: 'none', scheduled_for: from, scheduled_until: to },
    ]);
    expect(upcoming[0].incident_updates).toMatchObject([{ status: 'scheduled', body: exercisePlan.announcement }]);
    expect(entriesOf((await get('/feeds/status.atom')).text).map(({ id }) => decodeURIComponent(id ?? ''))).toContain(
      `urn:throughline:${planned.id}:announced`,
    );
    expect((await get('/status')).text).toContain('Ahead: Rules &amp; &lt;script&gt;');
    product.clock.set(new Date('2018-08-02T10:00:00Z'));
    expect(await told('/upcoming')).toEqual([]);
    expect((await told('/active')).map(({ id, status }: Json) => [id, status])).toContainEqual([
      planned.id,
      'in_progress',
    ]);
    await recovery.moved(planned, 'CLOSED');
    expect((await told('')).map(({ id, status }: Json) => [id, status])).toContainEqual([planned.id, 'completed']);
    product.clock.set(new Date('2018-08-01T12:30:00Z'));
  });

  it('is a feed of what was published, the newest first, exercises marked', async () => {
    const { status: code, headers, text } = await get('/feeds/status.atom');
    expect([code, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const entries = entriesOf(text);
    const updated = entries.map((entry) => entry.updated ?? '');
    expect(updated).toEqual([...updated].sort().reverse());
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    const { data } = await product.ask(null, '{ impactPublications(first: 100) { nodes { id } } }');
    const ids = entries.map(({ id }) => decodeURIComponent(id ?? '').replace('urn:throughline:', ''));
    expect(ids).toEqual(expect.arrayContaining(data.impactPublications.nodes.map(({ id }: Json) => id)));
    expect(ids.filter((id) => id.startsWith(told.id))).toEqual([
      `${told.id}:closed:2018-08-01T12:30:00.000Z`,
      `${told.id}:recovered:2018-08-01T12:20:00.000Z`,
    ]);
    const marked = entries.filter(({ title }) => title?.startsWith('Exercise: '));
    expect(marked.length).toBeGreaterThan(0);
    for (const { title } of marked) expect(title).toMatch(/\(DIS\d{9}\)$/);
    expect(entries.find(({ id }) => id?.includes('closed'))?.link).toMatch(/\/status#DIS\d{9}$/);
    for (const { title, content } of entries) expect(`${title} ${content}`).not.toMatch(/<(?!\/?p>|br>)/);
    expect(headers.get('last-modified')).toBe(new Date(String(updated[0])).toUTCString());
  });

  it('is a page for people, without scripts, which reads itself anew', async () => {
    const { status: code, headers, text } = await get('/status');
    expect([code, headers.get('content-type'), headers.get('refresh')]).toEqual([
      200,
      'text/html; charset=utf-8',
      '60',
    ]);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    for (const landmark of ['<main id="content"', '<header>', '<footer>', '<nav aria-label="Site">', '<h1>']) {
      expect(text.split(landmark)).toHaveLength(2);
    }
    expect(text).not.toMatch(/<script|onerror|javascript:/i);
    expect(text).toContain('Rules &amp; &lt;script&gt;');
    expect(text).toContain(`id="${told.reference}"`);
    for (const [, target] of text.matchAll(/aria-labelledby="([^"]+)"/g)) expect(text).toContain(` id="${target}"`);
    const ids = [...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(['/status', '/feeds/status.atom', ...Object.keys(DOCUMENTS).map((name) => `/status/api/v2/${name}`)])(
    'is the same with a token, tells nothing that is not public, and need not be sent again: %s',
    async (path) => {
      const { headers, text } = await get(path);
      for (const kept of [SECRET, hidden.reference, 'INC000000001', '@development', 'sample:dcc-service-desk']) {
        expect(text).not.toContain(kept);
      }
      const authorization = `Bearer ${await product.token('OPERATIONS')}`;
      expect((await get(path, { authorization })).text).toBe(text);
      expect((await get(path, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(304);
    },
  );
});
