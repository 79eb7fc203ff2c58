import fc from 'fast-check';
import { type RenderedDiff, rendered, renderedWhole } from './red-line-rendering';
import { DiffKind, RedLineFormat } from './register.vocabulary';

const { HTML, MARKDOWN } = RedLineFormat;
const version = (text: string, number = '2.1', heading = 'Hubs') => ({ number, heading, text });
const diff = (before: string | null, after: string | null, more: Partial<RenderedDiff> = {}): RenderedDiff => ({
  kind: DiffKind.MODIFIED,
  moved: false,
  renumbered: false,
  before: before === null ? null : version(before),
  after: after === null ? null : version(after),
  ...more,
});

describe('a red-line that is written out', () => {
  it('marks what changed, and says the rest in words', () => {
    const moved = { after: version('DCC must pay.', '2.2'), moved: true, renumbered: true };
    expect(rendered(diff('DCC shall pay.', null, moved), HTML)).toBe(
      [
        '<section class="modified">',
        '<h3><del title="Deleted">2.1</del><ins title="Inserted">2.2</ins> Hubs</h3>',
        '<p role="note"><em>words changed, renumbered from 2.1 to 2.2, moved</em></p>',
        '<p>DCC <del title="Deleted">shall</del><ins title="Inserted">must</ins> pay.</p>',
        '</section>',
      ].join('\n'),
    );
    expect(rendered(diff('DCC shall pay.', null, moved), MARKDOWN)).toBe(
      [
        '### <del>2.1</del><ins>2.2</ins> Hubs',
        '*(words changed, renumbered from 2.1 to 2.2, moved)*',
        'DCC <del>shall</del><ins>must</ins> pay.',
      ].join('\n\n'),
    );
  });

  it('leaves the marks of Markdown lists outside of what is marked', () => {
    expect(rendered(diff('a\n- one', 'a\n- one\n- two\n\n## three', {}), MARKDOWN)).toContain(
      'a\n- one\n- <ins>two</ins>\n\n## <ins>three</ins>',
    );
  });

  it('shows a clause that is new or gone as wholly so', () => {
    expect(rendered(diff(null, 'Fresh.', { kind: DiffKind.ADDED }), MARKDOWN)).toBe(
      '### <ins>2.1</ins> <ins>Hubs</ins>\n\n*(new clause)*\n\n<ins>Fresh.</ins>',
    );
    expect(rendered(diff('Gone.', null, { kind: DiffKind.REMOVED }), HTML)).toContain(
      '<del title="Deleted">Gone.</del>',
    );
  });

  it('never lets the text become markup of the page', async () => {
    const evil = fc.constantFrom('</ins>', '<script>alert(1)</script>', '<', '>', '&lt;', '"', "'", 'word', ' ', '\n');
    const text = fc.array(evil, { maxLength: 12 }).map((pieces) => pieces.join(''));
    await fc.assert(
      fc.asyncProperty(text, text, fc.constantFrom(HTML, MARKDOWN), async (before, after, format) => {
        const page = await renderedWhole('IMP: <1> & 2', [diff(before, after)], format);
        const tags = page.match(/<[^>]*>?/g) ?? [];
        const ours = /^<(\/?(ins|del|section|article|h2|h3|p|em)( (title|class|role)="[A-Za-z]+")?|br)>$/;
        expect(tags.filter((tag) => !ours.test(tag))).toEqual([]);
      }),
    );
  });
});
