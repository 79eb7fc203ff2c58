import { wordFile } from './hand-made-word-file';
import { formatNumber } from './number-format';
import { readWord } from './read-word';

const lvl = (index: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;
const abstract = (id: number, content: string) => `<w:abstractNum w:abstractNumId="${id}">${content}</w:abstractNum>`;
const num = (id: number, of: number, more = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${more}</w:num>`;
const place = (numId: number, level = 0, more = '') =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${numId}"/>${more}</w:numPr>`;
const p = (properties: string, text = 'x') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const CLAUSES = abstract(
  1,
  lvl(0, 'decimal', '%1.') + lvl(1, 'decimal', '%1.%2') + lvl(2, 'lowerLetter', '(%3)') + lvl(3, 'lowerRoman', '(%4)'),
);

async function numbersOf(numbering: string, body: string, styles = ''): Promise<(string | null)[]> {
  const { after } = await readWord(await wordFile({ body, numbering, styles }));
  return after.map(({ number }) => number);
}

describe('automatic numbers', () => {
  it('count level by level, and start again below', async () => {
    const body = [0, 1, 1, 2, 2, 3, 0, 1, 2].map((level) => p(place(1, level))).join('');
    expect(await numbersOf(CLAUSES + num(1, 1), body)).toEqual([
      '1',
      '1.1',
      '1.2',
      '(a)',
      '(b)',
      '(i)',
      '2',
      '2.1',
      '(a)',
    ]);
  });

  it('go on through text between and through other lists of the same kind', async () => {
    const body = p(place(1)) + p('') + p(place(2)) + p(place(1));
    expect(await numbersOf(CLAUSES + num(1, 1) + num(2, 1), body)).toEqual(['1', null, '2', '3']);
  });

  it('start again where a list says so, once', async () => {
    const again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride>';
    const body = p(place(1)) + p(place(2)) + p(place(2)) + p(place(1));
    expect(await numbersOf(CLAUSES + num(1, 1) + num(2, 1, again), body)).toEqual(['1', '7', '8', '9']);
  });

  it("may have a level of their own in place of the kind's", async () => {
    const own = `<w:lvlOverride w:ilvl="0">${lvl(0, 'upperRoman', 'Part %1')}</w:lvlOverride>`;
    expect(await numbersOf(CLAUSES + num(1, 1, own), p(place(1)) + p(place(1)))).toEqual(['Part I', 'Part II']);
  });

  it('may be all in figures, and may go on below', async () => {
    const kind = abstract(
      1,
      lvl(0, 'upperRoman', '%1') + lvl(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>'),
    );
    const body = [0, 1, 0, 1].map((level) => p(place(1, level))).join('');
    expect(await numbersOf(kind + num(1, 1), body)).toEqual(['I', '1.1', 'II', '2.2']);
  });

  it('come by style, whose level is the one that names it, and may be taken away', async () => {
    const kind = abstract(
      1,
      lvl(0, 'decimal', '%1', '<w:pStyle w:val="One"/>') + lvl(1, 'decimal', '%1.%2', '<w:pStyle w:val="Two"/>'),
    );
    const numbered = (id: string, based = '') =>
      `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/>${based}<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>`;
    const styles = `${numbered('One')}${numbered('Two')}<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="One"/></w:style>`;
    const styled = (id: string, more = '') => p(`<w:pStyle w:val="${id}"/>${more}`);
    const body = styled('One') + styled('Two') + styled('One', place(0)) + styled('Two') + styled('Sub');
    expect(await numbersOf(kind + num(1, 1), body, styles)).toEqual(['1', '1.1', null, '1.2', '2']);
  });

  it('come by a numbering style that another list defines', async () => {
    const linked = abstract(2, '<w:numStyleLink w:val="Clauses"/>');
    const styles =
      '<w:style w:type="numbering" w:styleId="Clauses"><w:name w:val="Clauses"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    expect(await numbersOf(CLAUSES + linked + num(1, 1) + num(2, 2), p(place(2)) + p(place(1)), styles)).toEqual([
      '1',
      '2',
    ]);
  });

  it('show what a level that was passed over would start with', async () => {
    expect(await numbersOf(CLAUSES + num(1, 1), p(place(1, 2)) + p(place(1, 1)) + p(place(1)))).toEqual([
      '(a)',
      '1.1',
      '1',
    ]);
  });

  it('tell list items from headings, and bullets from numbers', async () => {
    const kind = CLAUSES + abstract(2, lvl(0, 'bullet', '•')) + num(1, 1) + num(2, 2);
    const body = p(place(1, 1)) + p(place(2)) + p(`${place(1)}<w:outlineLvl w:val="0"/>`) + p(place(9));
    const { after } = await readWord(await wordFile({ body, numbering: kind }));
    expect(after.map(({ number, listItem, depth, outline }) => [number, listItem, depth, outline])).toEqual([
      ['1.1', 'number', 1, null],
      [null, 'bullet', 0, null],
      ['1', null, null, 0],
      [null, null, null, null],
    ]);
  });

  it('are counted apart before and after the tracked changes', async () => {
    const mark = (name: string) => `<w:rPr><w:${name} w:id="1" w:author="A"/></w:rPr>`;
    const changed = (name: string, text: string) =>
      `<w:p><w:pPr>${place(1)}${mark(name)}</w:pPr><w:${name} w:id="2" w:author="A"><w:r><w:t>${text}</w:t></w:r></w:${name}></w:p>`;
    const body =
      p(place(1), 'a') + changed('ins', 'new') + changed('del', 'old') + changed('del', 'older') + p(place(1), 'b');
    const { before, after } = await readWord(await wordFile({ body, numbering: CLAUSES + num(1, 1) }));
    expect(before.map(({ number, text }) => [number, text])).toEqual([
      ['1', 'a'],
      ['2', 'old'],
      ['3', 'older'],
      ['4', 'b'],
    ]);
    expect(after.map(({ number, text }) => [number, text])).toEqual([
      ['1', 'a'],
      ['2', 'new'],
      ['3', 'b'],
    ]);
  });

  it('that were changed or added are what they were before', async () => {
    const who = 'w:id="1" w:author="A"';
    const body =
      p(place(1, 0, `<w:numberingChange ${who} w:original="%1:4:0:.%2:2:4:)"/>`)) +
      p(place(1, 0, `<w:ins ${who}/>`)) +
      p(`${place(1, 1)}<w:pPrChange ${who}><w:pPr>${place(1, 0)}</w:pPr></w:pPrChange>`);
    const { before, after, tracked } = await readWord(await wordFile({ body, numbering: CLAUSES + num(1, 1) }));
    expect(tracked).toBe(true);
    expect(before.map(({ number }) => number)).toEqual(['4.b)', null, '2']);
    expect(after.map(({ number }) => number)).toEqual(['1', '2', '2.1']);
  });

  it('stand before the text of a cell', async () => {
    const body = `<w:tbl><w:tr><w:tc>${p(place(1), 'a')}</w:tc><w:tc>${p(place(1), '')}</w:tc></w:tr></w:tbl>`;
    const { after } = await readWord(await wordFile({ body, numbering: CLAUSES + num(1, 1) }));
    expect(after[0]?.rows).toEqual([['1 a', '2']]);
  });

  it.each([
    [1, 'decimalZero', '01'],
    [28, 'lowerLetter', 'bb'],
    [27, 'upperLetter', 'AA'],
    [1994, 'upperRoman', 'MCMXCIV'],
    [49, 'lowerRoman', 'xlix'],
    [22, 'ordinal', '22nd'],
    [112, 'ordinal', '112th'],
    [9, 'none', ''],
    [0, 'lowerLetter', '0'],
    [30_000, 'upperRoman', '30000'],
    [30_000, 'lowerLetter', '30000'],
    [5, 'chineseCounting', '5'],
  ])('write %d in %s as %j', (value, format, written) => {
    expect(formatNumber(value, format)).toBe(written);
  });
});
