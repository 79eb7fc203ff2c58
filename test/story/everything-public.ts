import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { readWord } from '../../platform/word/read-word';
import { throughline } from '../setup/command';
import type { Json } from '../setup/product';
import { textOfHtml, textOfMarkdown } from './exported';
import { FIRST_THOUGHTS, SECRETS } from './respondents';
import type { Story } from './story';

const words = ({ number, heading, text }: Json) => ({ number, heading, text });
const closeUp = (text: string) => text.replace(/\s+/g, ' ').trim();
/** What a red-line says when its changes of one kind are taken and those of the other are not. */
const without = (change: 'ins' | 'del', text: string) =>
  text.replace(new RegExp(`<${change}\\b[^>]*>.*?</${change}>`, 'gs'), '');

/** What anybody can take away: the red-line, the feeds and the page. */
export function whatIsPublic(story: Story): void {
  it('15. The red-line that anybody may take home is, against its base, the same proposal again', async () => {
    const [base, proposal] = [story.baselineId('policy', '1.0'), story.baselineId('policy', '2.0')];
    const folder = mkdtempSync(join(tmpdir(), 'throughline-test-'));
    const which = ['--baseline', proposal, '--against', base, '--url', story.product.url];
    const files = await Promise.all(
      ['docx', 'html'].map(async (format) => {
        const output = join(folder, `red-line.${format}`);
        const args = ['export', 'red-line', ...which, '--format', format, '--output', output];
        expect(await throughline(args, {}).finished).toMatchObject({ code: 0 });
        return readFileSync(output);
      }),
    ).finally(() => rmSync(folder, { recursive: true, force: true }));
    const [word = Buffer.of(), html = Buffer.of()] = files;
    const query = 'query ($id: ID!, $base: ID!) { baseline(id: $id) { redLine(against: $base, format: MARKDOWN) } }';
    const { redLine: markdown } = (await story.read(query, null, { id: proposal, base })).baseline;
    const [before, after] = [await story.clausesOf(base), await story.clausesOf(proposal)];
    for (const [text, plain] of [
      [html.toString(), textOfHtml],
      [markdown, (told: string) => textOfMarkdown(textOfHtml(told))],
    ] as const) {
      for (const [change, clauses] of [
        ['ins', before],
        ['del', after],
      ] as const) {
        const told = closeUp(plain(without(change, text)));
        const missing = clauses.filter((clause) => !told.includes(closeUp(clause.text)));
        expect(missing).toEqual([]);
      }
    }
    expect((await readWord(word)).tracked).toBe(true);
    const again = { documentCode: story.subject.policy, label: '2.0-again', basedOnId: base, format: 'DOCX' };
    const { baseline } = await story.payload('importDocument', { ...again, content: word.toString('base64') });
    const known = new Set(before.map(({ clause }) => clause.id));
    const same = (one: Json) => ({ ...words(one), clause: known.has(one.clause.id) ? one.clause.id : 'new' });
    expect((await story.clausesOf(baseline.id)).map(same)).toEqual(after.map(same));
  });

  it('16. The calendar, the news and the page tell what is public, and nothing else', async () => {
    const { reference, policy, specification, closesOn } = story.subject;
    const [calendar = '', news = '', page = ''] = await Promise.all(
      ['/feeds/calendar.ics', '/feeds/news.atom', `/consultations/${reference}`].map(async (path) => {
        const response = await fetch(`${story.product.url}${path}`);
        expect(response.status).toBe(200);
        return response.text();
      }),
    );
    const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent');
    const days = events.map((component) => new ICAL.Event(component));
    const closes = days.find(({ uid }) => uid === `consultation:${reference}:closes@throughline`);
    expect(closes?.startDate.toString()).toBe(closesOn);
    const done = days.filter(({ summary }) => summary.endsWith('(done)'));
    expect(done.length).toBeGreaterThanOrEqual(3);
    for (const told of [
      ...[`Consultation opened: ${reference}`, `Consultation concluded: ${reference}`],
      ...[`Designated: ${policy} 2.0`, `Designated: ${specification} 2.0`],
    ]) {
      expect(news).toContain(told);
    }
    expect(page).toContain('We asked, you said, we did');
    expect(page).toContain('The supplier that leads is the right one to answer.');
    expect(page).toContain('▇▇▇');
    for (const text of [calendar, news, page]) {
      for (const secret of [...SECRETS, FIRST_THOUGHTS, '2.0-again']) expect(text).not.toContain(secret);
    }
  });
}
