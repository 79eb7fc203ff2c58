import type { WordBlock } from '../../../platform/word/word-reading';
import { readWordDocument } from './read-word-document';

const block = (text: string, more: Partial<WordBlock> = {}): WordBlock => ({
  ...{ kind: 'paragraph', style: null, outline: null, number: null, listItem: null, depth: null, text },
  ...more,
});
const heading = (outline: number, number: string | null, text: string) => block(text, { outline, number });
const numbered = (number: string, text: string, depth = 0) => block(text, { number, listItem: 'number', depth });
const bullet = (text: string, depth = 0) => block(text, { listItem: 'bullet', depth });
const said = (blocks: WordBlock[]) =>
  readWordDocument(blocks).clauses.map(({ number, heading: head, text }) => [number, head, text]);

describe('the clauses of a Word document', () => {
  it('begin at headings with a number, automatic or typed, and hold what stands under them', () => {
    expect(
      said([
        heading(0, '1', 'Aims'),
        block('All of it.'),
        heading(1, null, '1.1\tScope'),
        bullet('one;'),
        bullet('of it;', 1),
        bullet('two.'),
        heading(1, null, '1.2  **Words**'),
        numbered('(a)', 'first; or'),
        numbered('(b)', 'second.'),
        numbered('1', 'one'),
        numbered('2', 'two'),
        block('a\tb', { kind: 'table', rows: [['a', 'b|c'], ['d\ne']] }),
      ]),
    ).toEqual([
      ['1', 'Aims', 'All of it.'],
      ['1.1', 'Scope', '- one;\n  - of it;\n- two.'],
      ['1.2', 'Words', '(a) first; or\n\n(b) second.\n\n1. one\n2. two\n\n| a | b\\|c |\n| --- | --- |\n| d<br>e |  |'],
    ]);
  });

  it('begin at numbered paragraphs where a document numbers them all, with no heading or a bold one', () => {
    expect(
      said([
        numbered('1', '**Aims**'),
        numbered('1.1', 'It serves all.', 1),
        numbered('(a)', 'also this', 2),
        numbered('1.2', 'It binds all.', 1),
        numbered('2', '**Means**'),
        numbered('2.1', '**Reports**', 1),
        block('2.1.1 Each party reports.'),
        block('**2.1.2**\tEach report is read.'),
      ]),
    ).toEqual([
      ['1', 'Aims', ''],
      ['1.1', '', 'It serves all.\n\n(a) also this'],
      ['1.2', '', 'It binds all.'],
      ['2', 'Means', ''],
      ['2.1', 'Reports', ''],
      ['2.1.1', '', 'Each party reports.'],
      ['2.1.2', '', 'Each report is read.'],
    ]);
  });

  it('do not begin at a number that goes on with nothing, that is a heading elsewhere, or that counts a list', () => {
    const text = ['5.1.9 says so.', '2.2 says more.', '3 days at most.', '2018 was long ago.', '1.5 hours.'];
    expect(
      said([
        heading(0, '2', 'Means'),
        heading(1, '2.1', 'Reports'),
        ...text.map((one) => block(one)),
        heading(1, '2.2', 'Owners'),
      ]),
    ).toEqual([
      ['2', 'Means', ''],
      ['2.1', 'Reports', text.join('\n\n')],
      ['2.2', 'Owners', ''],
    ]);
  });

  it('leave nothing out in silence: the front, the contents and headings without a number are told', () => {
    const reading = readWordDocument([
      block('The Policy', { style: 'Title' }),
      block('Version of May'),
      block('Contents', { style: 'TOC Heading' }),
      block('1 Aims\t3', { style: 'toc 1' }),
      heading(0, '1', 'Aims'),
      heading(1, null, 'Note'),
      block('It is noted.'),
      heading(0, 'Annex A', 'Forms'),
    ]);
    expect(reading.clauses).toEqual([
      { number: '1', heading: 'Aims', text: '## Note\n\nIt is noted.\n\n# Annex A Forms', place: 'paragraph 5' },
    ]);
    expect(reading.notices).toEqual([
      'What stands before the first numbered clause is not taken: “Version of May” (1 paragraph).',
      'The table of contents is passed over.',
      'Headings without a number are kept as text: “Note” (in 1), “Forms” (in 1).',
    ]);
  });
});
