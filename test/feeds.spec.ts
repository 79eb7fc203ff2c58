import ICAL from 'ical.js';
import { entriesOf } from './setup/atom';
import { type Json, startProduct, type TestProduct } from './setup/product';
import { payloadOf } from './setup/refusal';

const TRICKY = `Rules & <script>alert("x")</script>; a, b ]]> 'c'\\n 😀`;
const HIDDEN = 'Quernstone';

interface Read {
  status: number;
  headers: Headers;
  text: string;
}

interface CalendarDay {
  uid: string;
  summary: string;
  from: string;
  to: string;
  status: string;
  url: string;
  sequence: number;
}

function daysOf(text: string): CalendarDay[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((component) => {
    const event = new ICAL.Event(component);
    expect([event.startDate.isDate, event.endDate.isDate]).toEqual([true, true]);
    return {
      ...{ uid: event.uid, summary: event.summary, sequence: event.sequence },
      ...{ from: event.startDate.toString(), to: event.endDate.toString() },
      ...{
        status: String(component.getFirstPropertyValue('status')),
        url: String(component.getFirstPropertyValue('url')),
      },
    };
  });
}

describe('what outsiders come for', () => {
  let product: TestProduct;

  async function done(mutation: string, input: object): Promise<Json> {
    const [name = ''] = /\w+/.exec(mutation) ?? [];
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${mutation.replace(name, `${name}(input: $input)`)} }`;
    const answer = await product.ask('GOVERNANCE', query, { input });
    expect(answer.errors).toBeUndefined();
    expect(payloadOf(answer).userErrors).toEqual([]);
    return payloadOf(answer);
  }

  async function get(path: string, headers: Record<string, string> = {}): Promise<Read> {
    const response = await fetch(`${product.url}${path}`, { headers });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  const OPEN = 'openConsultation { consultation { id version } userErrors { code message } }';
  const STEP = 'transitionConsultation { consultation { id version } userErrors { code message } }';
  const facts = {
    ...{ opensOn: '2018-08-01', closesOn: '2018-08-31', documentCodes: ['IMP'] },
    questions: [{ code: 'Q1', text: `What do you think?\n\n${TRICKY}` }],
  };

  beforeAll(async () => {
    product = await startProduct();
    const draft = { ...facts, reference: 'HIDDEN', title: HIDDEN, draft: true };
    const hidden = await done(OPEN, draft);
    await done('raiseOpenIssue { openIssue { id } userErrors { code message } }', {
      ...{ consultationId: hidden.consultation.id, summary: HIDDEN, dependsOn: HIDDEN },
    });
    const open = await done(OPEN, {
      ...{ ...facts, reference: 'TRICKY', title: TRICKY, proposalIds: ['baseline:IMP-2.0'] },
      responseInstructions: { email: 'to@example.org', website: 'https://example.org/?a=1&b=2' },
    });
    product.clock.set(new Date('2018-08-02T09:00:00Z'));
    const { id } = open.consultation;
    await done('updateConsultation { consultation { id } userErrors { code message } }', {
      ...{ id, version: 1, closesOn: '2018-09-07' },
    });
    const plan = { consultationId: id, name: `Told: ${TRICKY}`, dueOn: '2018-10-28' };
    await done('planMilestone { milestone { id } userErrors { code message } }', plan);
    const issue = { consultationId: id, summary: TRICKY, dependsOn: 'Talks' };
    const { openIssue } = await done('raiseOpenIssue { openIssue { id } userErrors { code message } }', issue);
    await done('updateOpenIssue { openIssue { id } userErrors { code message } }', { id: openIssue.id, text: TRICKY });
    const other = await done(OPEN, { ...facts, reference: 'OVER', title: 'Soon over' });
    await done(STEP, { ...other.consultation, to: 'WITHDRAWN', note: `Because: ${TRICKY}` });
  });
  afterAll(() => product.close());

  it('is a calendar of whole days, which ends a day after each and names each for good', async () => {
    const { status, headers, text } = await get('/feeds/calendar.ics');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/calendar; charset=utf-8']);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const days = daysOf(text);
    expect(days.find(({ uid }) => uid === 'consultation:TRICKY:closes@throughline')).toEqual({
      ...{ uid: 'consultation:TRICKY:closes@throughline', summary: 'TRICKY closes at the end of the day' },
      ...{ from: '2018-09-07', to: '2018-09-08', status: 'CONFIRMED', sequence: 2 },
      url: `${product.url}/consultations/TRICKY`,
    });
    expect(days).toContainEqual(
      expect.objectContaining({
        ...{ uid: 'milestone:TRICKY-1@throughline', summary: `TRICKY: Told: ${TRICKY}` },
        ...{ from: '2018-10-28', to: '2018-10-29' },
      }),
    );
    expect(days).toContainEqual(
      expect.objectContaining({ uid: 'consultation:OVER:opens@throughline', status: 'CANCELLED' }),
    );
    expect(days.filter(({ summary }) => summary.endsWith('(late)'))).toHaveLength(1);
    expect(new Set(days.map(({ uid }) => uid)).size).toBe(days.length);
    expect((await get('/feeds/calendar.ics')).text).toBe(text);
    const one = daysOf((await get('/feeds/calendar.ics?consultation=TRICKY')).text);
    expect(one).toEqual(days.filter(({ uid }) => /TRICKY/.test(uid)));
  });

  it('is news, the newest first, each item with an id for good and a way to more', async () => {
    const { status, headers, text } = await get('/feeds/news.atom');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/atom+xml; charset=utf-8']);
    const entries = entriesOf(text);
    const updated = entries.map((entry) => entry.updated ?? '');
    expect(updated).toEqual([...updated].sort().reverse());
    const about = (id: string) =>
      entries.filter((entry) => decodeURIComponent(entry.id ?? '') === `urn:throughline:${id}`);
    expect(about('consultation:TRICKY:opened')).toMatchObject([
      { title: 'Consultation opened: TRICKY', updated: '2018-08-01T12:00:00.000Z' },
    ]);
    expect(entries).toContainEqual(
      expect.objectContaining({
        ...{ title: 'Closing day is now 7 September 2018: TRICKY', updated: '2018-08-02T09:00:00.000Z' },
        link: `${product.url}/consultations/TRICKY`,
      }),
    );
    expect(about('openIssue:TRICKY-1:1')).toHaveLength(1);
    expect(about('milestone:SAMPLE-2018-05-04-1:done')).toHaveLength(1);
    expect(entries.filter(({ title }) => title?.startsWith('Designated: IMP'))).not.toEqual([]);
    expect(entries.filter(({ title }) => title === 'Consultation withdrawn: OVER')).toHaveLength(1);
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(entries.length).toBeLessThanOrEqual(100);
    // Titles and contents are read as HTML: no text of anybody is a tag in them.
    for (const { title, content } of entries) expect(`${title} ${content}`).not.toMatch(/<(?!\/?p>|br>)/);
  });

  it.each(['/feeds/calendar.ics', '/feeds/news.atom', '/consultations', '/consultations/TRICKY'])(
    'need not be sent again when it is the same: %s',
    async (path) => {
      const { headers } = await get(path);
      const etag = headers.get('etag') ?? '';
      expect(headers.get('cache-control')).toMatch(/^public, max-age=\d+$/);
      const again = await get(path, { 'if-none-match': `"other", W/${etag}` });
      expect([again.status, again.text]).toEqual([304, '']);
      expect((await get(path, { 'if-none-match': '"other"' })).status).toBe(200);
    },
  );

  it('tells since when the news are news', async () => {
    const { headers } = await get('/feeds/news.atom');
    expect(headers.get('last-modified')).toBe('Thu, 02 Aug 2018 09:00:00 GMT');
    const since = (time: string) => get('/feeds/news.atom', { 'if-modified-since': time });
    expect((await since('Thu, 02 Aug 2018 09:00:00 GMT')).status).toBe(304);
    expect((await since('Thu, 02 Aug 2018 08:59:59 GMT')).status).toBe(200);
  });

  it('is a page that says what is asked and proposed, until when and how to respond', async () => {
    const { status, headers, text } = await get('/consultations/TRICKY');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-[^']+';/);
    expect(text).toMatch(/^<!doctype html>\n<html lang="en-GB">/);
    for (const landmark of ['<main id="content"', '<header>', '<footer>', '<nav aria-label="Site">', '<h1>']) {
      expect(text.split(landmark)).toHaveLength(2);
    }
    expect(text).not.toMatch(/<script|onerror|javascript:/i);
    expect(text).toContain('Rules &amp; &lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;');
    expect(text).toContain('at the end of 7 September 2018, UK time');
    expect(text).toContain('<a href="https://example.org/?a=1&amp;b=2" rel="noreferrer">');
    expect(text).toMatch(/<h3>IMP 2\.0<\/h3>[\s\S]*<ins>[\s\S]*<del>/);
    expect((await get('/consultations')).text).toContain('<a href="/consultations/TRICKY">Rules &amp; &lt;script&gt;');
  });

  it('is, of one that is concluded, what was asked, said and done; and nothing that is confidential', async () => {
    const review = await done(STEP, { ...(await versionOf('SAMPLE-2018-05-04')), to: 'UNDER_REVIEW' });
    expect((await get('/consultations/SAMPLE-2018-05-04')).text).not.toContain('We asked, you said, we did');
    const query = `{ consultation(reference: "SAMPLE-2018-05-04") {
      comments(first: 200, filter: { disposed: false }) { nodes { id version } } } }`;
    const { comments } = (await product.ask('GOVERNANCE', query)).data.consultation;
    for (const { id, version } of comments.nodes) {
      const decision = { id, version, outcome: 'NOTED', reasoning: 'It is noted.' };
      await done('disposeComment { comment { id } userErrors { code message } }', decision);
    }
    await done(STEP, { ...review.consultation, to: 'CONCLUDED' });
    const { text } = await get('/consultations/SAMPLE-2018-05-04');
    expect(text).toContain('We asked, you said, we did');
    expect(text).toContain('▇');
    const all = `{ consultation(reference: "SAMPLE-2018-05-04") { responses(first: 200) { nodes {
      confidentiality confidentialityReason answers { text } } } } }`;
    const { nodes } = (await product.ask('GOVERNANCE', all)).data.consultation.responses;
    const secret = nodes.filter(({ confidentiality }: Json) => confidentiality === 'ALL');
    expect(secret).not.toEqual([]);
    for (const { answers } of secret) {
      for (const answer of answers) expect(text).not.toContain(answer.text.slice(0, 40));
    }
    const open = nodes.find(({ confidentiality }: Json) => confidentiality === 'NONE');
    expect(text).toContain(open.answers[0].text.slice(0, 20));
    const { text: news } = await get('/feeds/news.atom');
    expect(news).toContain('Consultation concluded: SAMPLE-2018-05-04');
  });

  async function versionOf(reference: string): Promise<Json> {
    const query = `{ consultation(reference: "${reference}") { id version } }`;
    return (await product.ask('GOVERNANCE', query)).data.consultation;
  }

  it('tells nothing of a draft, not even that there is one; with a token no more than without', async () => {
    const token = await product.token('GOVERNANCE');
    const [hidden, absent] = [await get('/consultations/HIDDEN'), await get('/consultations/ABSENT')];
    expect([hidden.status, absent.status, hidden.text]).toEqual([404, 404, absent.text]);
    for (const reference of ['HIDDEN', 'ABSENT']) {
      const { status, text } = await get(`/feeds/calendar.ics?consultation=${reference}`);
      expect([status, text]).toEqual([404, 'There is no such consultation.\n']);
    }
    for (const path of ['/feeds/calendar.ics', '/feeds/news.atom', '/consultations']) {
      const plain = await get(path);
      expect(plain.text).not.toMatch(new RegExp(`${HIDDEN}|HIDDEN`));
      expect((await get(path, { authorization: `Bearer ${token}` })).text).toBe(plain.text);
    }
  });

  it.each([
    ['/feeds/calendar.ics?consultation=', 400],
    ['/feeds/calendar.ics?consultation=A&consultation=B', 400],
    [`/feeds/calendar.ics?consultation=${'A'.repeat(121)}`, 400],
    ['/consultations/%00', 404],
    [`/consultations/${encodeURIComponent('"><script>')}`, 404],
    ['/consultations/..%2F..%2Fetc%2Fpasswd', 404],
  ])('is asked for by its name: %s', async (path, status) => {
    const answer = await get(path);
    expect(answer.status).toBe(status);
    expect(answer.text).not.toContain('<script>');
  });
});
