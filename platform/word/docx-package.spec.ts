import * as docx from 'docx';
import { readWord } from './read-word';

/** Files of a writer that is not ours: what it calls a change, a list or a heading is read as one. */
const change = (id: number) => ({ id, author: 'A', date: '2018-05-04T09:00:00Z' });

const BODY = [
  new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_2, children: [new docx.TextRun('Scope')] }),
  new docx.Paragraph({
    children: [
      new docx.TextRun('The '),
      new docx.DeletedTextRun({ text: 'old', ...change(1) }),
      new docx.InsertedTextRun({ text: 'new', bold: true, ...change(2) }),
      new docx.TextRun({ text: 'duty', break: 1, italics: true }),
    ],
  }),
  new docx.Paragraph({
    run: { insertion: change(3) },
    children: [new docx.InsertedTextRun({ text: 'Added', ...change(4) })],
  }),
  new docx.Paragraph({ numbering: { reference: 'clauses', level: 0 }, text: 'first' }),
  new docx.Paragraph({ numbering: { reference: 'clauses', level: 1 }, text: 'second' }),
  new docx.Paragraph({ bullet: { level: 0 }, text: 'point' }),
  new docx.Table({
    rows: [
      new docx.TableRow({
        tableHeader: true,
        children: [new docx.TableCell({ children: [new docx.Paragraph('head')] })],
      }),
      new docx.TableRow({
        deletion: change(5),
        children: [new docx.TableCell({ children: [new docx.Paragraph('gone')] })],
      }),
    ],
  }),
];

const LEVELS = [
  { level: 0, format: docx.LevelFormat.DECIMAL, text: '%1.' },
  { level: 1, format: docx.LevelFormat.DECIMAL, text: '%1.%2' },
];

describe('a Word file by another writer', () => {
  it('is read with its headings, lists, tables and changes', async () => {
    const file = new docx.Document({
      numbering: { config: [{ reference: 'clauses', levels: LEVELS }] },
      sections: [
        { children: BODY, headers: { default: new docx.Header({ children: [new docx.Paragraph('not text')] }) } },
      ],
    });
    const { before, after, tracked, notices } = await readWord(await docx.Packer.toBuffer(file));
    expect({ tracked, notices }).toEqual({ tracked: true, notices: [] });
    expect(before.map(({ outline, number, listItem, text }) => [outline, number, listItem, text])).toEqual([
      [1, null, null, 'Scope'],
      [null, null, null, 'The old\n*duty*'],
      [null, '1', 'number', 'first'],
      [null, '1.1', 'number', 'second'],
      [null, null, 'bullet', 'point'],
      [null, null, null, 'head\ngone'],
    ]);
    expect(after.map(({ text }) => text)).toEqual([
      'Scope',
      'The **new**\n*duty*',
      'Added',
      'first',
      'second',
      'point',
      'head',
    ]);
  });
});
