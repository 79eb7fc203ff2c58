import { wordFile } from './hand-made-word-file';
import { readWord } from './read-word';

const WHO = 'w:id="1" w:author="A" w:date="2018-05-04T09:00:00Z"';
const r = (text: string) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
const gone = (text: string) => `<w:r><w:delText xml:space="preserve">${text}</w:delText></w:r>`;
const ins = (content: string) => `<w:ins ${WHO}>${content}</w:ins>`;
const del = (content: string) => `<w:del ${WHO}>${content}</w:del>`;
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const mark = (name: string) => `<w:rPr><w:${name} ${WHO}/></w:rPr>`;
const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;

const STYLES = ['A', 'B']
  .map((id) => `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="Style ${id}"/></w:style>`)
  .join('');

async function read(body: string): Promise<{ before: string[]; after: string[] }> {
  const { before, after, tracked } = await readWord(await wordFile({ body, styles: STYLES }));
  expect(tracked).toBe(true);
  return { before: before.map(({ text }) => text), after: after.map(({ text }) => text) };
}

describe('tracked changes', () => {
  it.each([
    ['of words', p(r('The ') + del(gone('old')) + ins(r('new')) + r(' duty')), ['The old duty'], ['The new duty']],
    ['inserted and deleted again', p(r('a') + ins(del(gone('x'))) + r('b')), ['ab'], ['ab']],
    ['inside a link', p(`<w:hyperlink>${ins(r('x'))}${del(gone('y'))}</w:hyperlink>`), ['y'], ['x']],
    ['around a link', p(r('a') + ins(`<w:hyperlink>${r('x')}</w:hyperlink>`)), ['a'], ['ax']],
    [
      'of places',
      p(`<w:moveFrom ${WHO}>${r('here')}</w:moveFrom>${r('a')}`) +
        p(`<w:moveTo ${WHO}>${r('here')}</w:moveTo>${r('b')}`),
      ['herea', 'b'],
      ['a', 'hereb'],
    ],
    [
      'of a whole paragraph that is new',
      p(r('a')) + p(ins(r('new')), mark('ins')) + p(r('b')),
      ['a', 'b'],
      ['a', 'new', 'b'],
    ],
    [
      'of a whole paragraph that goes',
      p(r('a')) + p(del(gone('old')), mark('del')) + p(r('b')),
      ['a', 'old', 'b'],
      ['a', 'b'],
    ],
    [
      'of a whole paragraph that moves',
      p(`<w:moveFrom ${WHO}>${r('x')}</w:moveFrom>`, mark('moveFrom')) +
        p(r('a')) +
        p(`<w:moveTo ${WHO}>${r('x')}</w:moveTo>`, mark('moveTo')) +
        p(r('b')),
      ['x', 'a', 'b'],
      ['a', 'x', 'b'],
    ],
    ['that part a paragraph', p(r('one '), mark('ins')) + p(r('two')), ['one two'], ['one ', 'two']],
    [
      'that join paragraphs',
      p(r('one '), mark('del')) + p(r('two '), mark('del')) + p(r('three')),
      ['one ', 'two ', 'three'],
      ['one two three'],
    ],
    ['at the end of the document', p(r('a')) + p(ins(r('last')), mark('ins')), ['a'], ['a', 'last']],
    [
      'that take the end from before a table',
      `${p(r('a'), mark('del'))}<w:tbl><w:tr>${cell(r('t'))}</w:tr></w:tbl>`,
      ['a', 't'],
      ['a', 't'],
    ],
    ['around paragraphs', ins(p(r('new'))) + del(p(gone('old'))) + p(r('a')), ['old', 'a'], ['new', 'a']],
    [
      'inside a content control',
      `<w:sdt><w:sdtContent>${p(ins(r('x')), mark('ins'))}</w:sdtContent></w:sdt>${p(r('a'))}`,
      ['a'],
      ['x', 'a'],
    ],
    [
      'of emphasis',
      p(`<w:r><w:rPr><w:b/><w:rPrChange ${WHO}><w:rPr><w:i/></w:rPr></w:rPrChange></w:rPr><w:t>x</w:t></w:r>`),
      ['*x*'],
      ['**x**'],
    ],
    [
      'of rows',
      `<w:tbl><w:tr>${cell(r('kept'))}</w:tr><w:tr><w:trPr><w:ins ${WHO}/></w:trPr>${cell(ins(r('new')))}</w:tr><w:tr><w:trPr><w:del ${WHO}/></w:trPr>${cell(del(gone('old')))}</w:tr></w:tbl>`,
      ['kept\nold'],
      ['kept\nnew'],
    ],
    [
      'of a whole table',
      `<w:tbl><w:tr><w:trPr><w:ins ${WHO}/></w:trPr>${cell(ins(r('x')))}</w:tr></w:tbl>${p(r('a'))}`,
      ['a'],
      ['x', 'a'],
    ],
    [
      'of cells',
      `<w:tbl><w:tr>${cell(r('a'))}${cell(ins(r('b')), `<w:cellIns ${WHO}/>`)}${cell(del(gone('c')), `<w:cellDel ${WHO}/>`)}</w:tr></w:tbl>`,
      ['a\tc'],
      ['a\tb'],
    ],
  ])('are read: %s', async (_, body, before, after) => {
    expect(await read(body)).toEqual({ before, after });
  });

  it("of a paragraph's style give the old style before", async () => {
    const body = p(
      r('x'),
      `${style('B')}<w:pPrChange ${WHO}><w:pPr>${style('A')}<w:outlineLvl w:val="1"/></w:pPr></w:pPrChange>`,
    );
    const { before, after } = await readWord(await wordFile({ body, styles: STYLES }));
    expect(before[0]).toMatchObject({ style: 'Style A', outline: 1 });
    expect(after[0]).toMatchObject({ style: 'Style B', outline: null });
  });

  it('that join paragraphs leave what the last of them is', async () => {
    const body = p(r('one '), style('A') + mark('del')) + p(r('two'), style('B'));
    const { after } = await readWord(await wordFile({ body, styles: STYLES }));
    expect(after).toMatchObject([{ text: 'one two', style: 'Style B' }]);
  });
});
