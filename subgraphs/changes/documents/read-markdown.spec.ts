import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { canonicalHeading, canonicalText } from './canonical-text';
import { checkNumbers, oddNumbers } from './document-reading';
import { readMarkdown } from './read-markdown';
import { writeMarkdown } from './write-markdown';

const said = (markdown: string) => readMarkdown(markdown).clauses.map(({ place: _, ...clause }) => clause);

const line = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.constantFrom(
    '',
    '',
    '- item',
    '```',
    '# 3 Not a clause',
    '2.1 Nor this',
    '===',
    '---',
    '> quoted',
    '    code',
    '<!--',
    '| a | b |',
  ),
);
const text = fc.array(line, { maxLength: 8 }).map((lines) => canonicalText(lines.join('\n')));
const heading = fc
  .oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('', 'C #', '#', 'Kinds of *Incident*', '1.2 again'),
  )
  .map(canonicalHeading);
const clauses = fc
  .array(fc.tuple(heading, text), { maxLength: 6 })
  .map((all) => all.map(([head, body], index) => ({ number: `2.${index + 1}`, heading: head, text: body })));

describe('a document in Markdown', () => {
  it('is read as a clause for each numbered heading of whatever level, with what stands under it', () => {
    expect(
      said(
        '# The Policy\r\n\r\n## 1. Aims\r\n\r\n### 1.1\tScope\nAll of it.\n\n\n- a;\n- b.\n\n1.2\n---\n\nBare.\n# A1.1 Annex',
      ),
    ).toEqual([
      { number: '1', heading: 'Aims', text: '' },
      { number: '1.1', heading: 'Scope', text: 'All of it.\n\n- a;\n- b.' },
      { number: '1.2', heading: '', text: 'Bare.' },
      { number: 'A1.1', heading: 'Annex', text: '' },
    ]);
  });

  it('has no clause where a heading is code, a quotation, a list item, or has no number', () => {
    const body =
      '```\n## 9 Code\n```\n\n> ## 9 Quoted\n\n- ## 9 Item\n\n    ## 9 Indented\n\n### Note\n\n#9 no heading';
    expect(said(`## 1 Aims\n\n${body}\n`)).toEqual([{ number: '1', heading: 'Aims', text: body }]);
  });

  it('says what it leaves out and what would hide the rest, by line', () => {
    expect(readMarkdown('# Title\n\nForeword,\nby nobody.\n\n## 1 Aims').notices).toEqual([
      'What stands before the first numbered heading is not taken: “Foreword,” (2 lines).',
    ]);
    expect(readMarkdown('# Title\n\n## 1 Aims\n\n```\ncode\n\n## 2 Hidden').notices).toEqual([
      'The code that begins at line 5 is never closed: all that follows is taken for code.',
    ]);
    expect(readMarkdown('# Title\n\n## 1 Aims').notices).toEqual([]);
  });

  it('is refused where it has no number, or the same one twice, by the lines of both', () => {
    const problemsOf = (markdown: string) => {
      const problems = new Problems();
      checkNumbers(problems, readMarkdown(markdown).clauses);
      return problems.list.map(({ field, code, message }) => [field, code, message]);
    };
    expect(problemsOf('Nothing.')).toEqual([[['content'], 'NO_CLAUSES', expect.any(String)]]);
    expect(problemsOf('## 1 A\n## 2 B\n\n## 1 C')).toEqual([
      [['content', 'line 4'], 'DUPLICATE', 'The number 1 stands at line 1 already.'],
    ]);
  });

  it('has its gaps told', () => {
    expect(oddNumbers(['1', '1.1', '1.3', '3', '4.1.1'].map((number) => ({ number })))).toEqual([
      'The numbering has gaps: 1.2, 2, 4.1 are not in the document.',
    ]);
    expect(oddNumbers(['1', '1.1', '1.2', '2', 'A1', 'A2'].map((number) => ({ number })))).toEqual([]);
  });

  it('that is written is read as what it was, whatever it says', () => {
    fc.assert(
      fc.property(clauses, (given) => {
        const read = said(writeMarkdown('A title', given));
        expect(read.map(({ number }) => number)).toEqual(given.map(({ number }) => number));
        expect(read.map((clause) => clause.heading)).toEqual(given.map((clause) => clause.heading));
        // A heading that would be a clause of its own comes back as the text that it is.
        const bare = (clause: { text: string }) => clause.text.replace(/^ *\\?/gm, '');
        expect(read.map(bare)).toEqual(given.map(bare));
      }),
      { numRuns: 300 },
    );
  });
});
