import { documentXml, wordFile } from './hand-made-word-file';
import { readWord } from './read-word';

const run = (content: string, look = '') => `<w:r>${look && `<w:rPr>${look}</w:rPr>`}${content}</w:r>`;
const t = (text: string) => `<w:t xml:space="preserve">${text}</w:t>`;
const p = (content: string, properties = '') => `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${content}</w:p>`;
const cell = (content: string, properties = '') =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${content}</w:tc>`;
const field = (type: string) => run(`<w:fldChar w:fldCharType="${type}"/>`);

const STYLES = `
  <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
  <w:style w:type="paragraph" w:styleId="Ueber2"><w:name w:val="Heading 2"/><w:basedOn w:val="Normal"/><w:rPr><w:b/></w:rPr></w:style>
  <w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My clause"/><w:basedOn w:val="Ueber2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Level"><w:name w:val="Level"/><w:pPr><w:outlineLvl w:val="4"/></w:pPr></w:style>
  <w:style w:type="paragraph" w:styleId="Ring"><w:name w:val="Ring"/><w:basedOn w:val="Ring2"/></w:style>
  <w:style w:type="paragraph" w:styleId="Ring2"><w:name w:val="Ring 2"/><w:basedOn w:val="Ring"/></w:style>
  <w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>`;

async function textsOf(body: string): Promise<string[]> {
  const { before, after, tracked } = await readWord(await wordFile({ body, styles: STYLES }));
  expect(tracked).toBe(false);
  expect(after).toEqual(before);
  return after.map(({ text }) => text);
}

async function noticesOf(body: string): Promise<string[]> {
  return (await readWord(await wordFile({ body }))).notices;
}

describe('the text of a Word file', () => {
  it.each([
    ['runs', p(run(t('The ')) + run(t('DCC '))), 'The DCC '],
    ['spaces only where they are kept', p(run('<w:t> a </w:t>') + run(t(' b '))), 'a b '],
    ['a line that is broken in the file only', p(run('<w:t>a\nb</w:t>')), 'a b'],
    ['tabs and line breaks', p(run(`${t('a')}<w:tab/>${t('b')}<w:br/>${t('c')}<w:cr/>${t('d')}`)), 'a\tb\nc\nd'],
    [
      'page breaks, inside a paragraph only',
      p(run(`<w:br w:type="page"/>${t('a')}<w:br w:type="page"/>${t('b')}`)),
      'a\nb',
    ],
    ['hyphens', p(run(`${t('S1SP')}<w:noBreakHyphen/>${t('A')}<w:softHyphen/>${t('B')}`)), 'S1SP\u2011AB'],
    ['symbols', p(run('<w:sym w:font="Wingdings" w:char="F0FC"/><w:sym w:font="Symbol" w:char="F0B3"/>')), '✓≥'],
    ['links', p(`<w:hyperlink w:anchor="x">${run(t('see 2.1'))}</w:hyperlink>`), 'see 2.1'],
    ['simple fields', p(`<w:fldSimple w:instr="REF x">${run(t('2.1'))}</w:fldSimple>`), '2.1'],
    [
      'the results of fields, not their instructions',
      p(
        field('begin') +
          run('<w:instrText>REF _x \\h</w:instrText>') +
          field('separate') +
          run(t('3.4')) +
          field('end') +
          run(t(' ends')),
      ),
      '3.4 ends',
    ],
    [
      'fields inside the instruction of a field',
      p(
        field('begin') +
          field('begin') +
          field('separate') +
          run(t('inner')) +
          field('end') +
          field('separate') +
          run(t('outer')) +
          field('end'),
      ),
      'outer',
    ],
    [
      'smart tags and custom XML',
      p(`<w:smartTag>${run(t('a'))}</w:smartTag><w:customXml>${run(t('b'))}</w:customXml>`),
      'ab',
    ],
    ['content controls', p(`<w:sdt><w:sdtPr/><w:sdtContent>${run(t('filled'))}</w:sdtContent></w:sdt>`), 'filled'],
    [
      'one of two alternatives',
      p(
        run(
          `<mc:AlternateContent><mc:Choice Requires="x">${t('a')}</mc:Choice><mc:Fallback>${t('a')}</mc:Fallback></mc:AlternateContent>`,
        ),
      ),
      'a',
    ],
    [
      'the base of ruby text',
      p(run(`<w:ruby><w:rt>${run(t('kana'))}</w:rt><w:rubyBase>${run(t('字'))}</w:rubyBase></w:ruby>`)),
      '字',
    ],
    ['emphasis', p(run(t('a ')) + run(t('b '), '<w:b/>') + run(t('c'), '<w:b w:val="0"/><w:i/>')), 'a **b** *c*'],
    ['emphasis by a style of characters', p(run(t('must'), '<w:rStyle w:val="Strong"/>')), '**must**'],
    ['asterisks as themselves', p(run(t('2*3*4 &lt;b&gt;'))), '2\\*3\\*4 <b>'],
    ['blocks inside content controls', `<w:sdt><w:sdtContent>${p(run(t('inside')))}</w:sdtContent></w:sdt>`, 'inside'],
    [
      'alternative blocks',
      `<mc:AlternateContent><mc:Choice>${p(run(t('x')))}</mc:Choice><mc:Fallback>${p(run(t('y')))}</mc:Fallback></mc:AlternateContent>`,
      'y',
    ],
  ])('has %s', async (_, body, text) => {
    expect(await textsOf(body)).toEqual([text]);
  });

  it('has no prompt of an empty content control, in a line or as a block', async () => {
    const prompt = (content: string) =>
      `<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    expect(await textsOf(p(prompt(run(t('Click here')))) + prompt(p(run(t('Click here')))))).toEqual([]);
  });

  it('has no paragraphs that say nothing', async () => {
    expect(await textsOf(`<w:p/>${p(run(t('  ')))}${p(run(t('a')))}<w:p/>`)).toEqual(['a']);
  });

  it('is the same whatever prefix the file uses, strict or transitional, in UTF-8 or UTF-16', async () => {
    const strict =
      '<d:document xmlns:d="http://purl.oclc.org/ooxml/wordprocessingml/main"><d:body><d:p><d:r><d:t>é</d:t></d:r></d:p></d:body></d:document>';
    const wide = Buffer.from(`\ufeff<?xml version="1.0" encoding="UTF-16"?>${documentXml(p(run(t('é'))))}`, 'utf16le');
    for (const document of [strict, wide]) {
      const { after } = await readWord(await wordFile({ body: '', parts: { 'word/document.xml': document } }));
      expect(after.map(({ text }) => text)).toEqual(['é']);
    }
  });

  it('is found where the package says', async () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://x/officeDocument" Target="/word/document2.xml"/></Relationships>';
    const parts = {
      '_rels/.rels': rels,
      'word/document.xml': null,
      'word/document2.xml': documentXml(p(run(t('here')))),
    };
    expect((await readWord(await wordFile({ body: '', parts }))).after[0]?.text).toBe('here');
  });
});

describe('the paragraphs of a Word file', () => {
  it('have the name of their style and the level of their heading', async () => {
    const styled = (id: string) => p(run(t('Text'), '<w:b/>'), `<w:pStyle w:val="${id}"/>`);
    const body =
      ['Ueber2', 'Mine', 'Level', 'Ring', 'nowhere'].map(styled).join('') + p(run(t('x')), '<w:outlineLvl w:val="0"/>');
    const { after } = await readWord(await wordFile({ body, styles: STYLES }));
    expect(after.map(({ style, outline, text }) => [style, outline, text])).toEqual([
      ['heading 2', 1, 'Text'],
      ['My clause', 1, 'Text'],
      ['Level', 4, '**Text**'],
      ['Ring', null, '**Text**'],
      ['Normal', null, '**Text**'],
      ['Normal', 0, 'x'],
    ]);
  });

  it('have no style where the file has none', async () => {
    expect((await readWord(await wordFile({ body: p(run(t('x'))) }))).after).toEqual([
      { kind: 'paragraph', style: null, outline: null, number: null, listItem: null, depth: null, text: 'x' },
    ]);
  });
});

describe('a table of a Word file', () => {
  it('has a text a column, with cells that span several and paragraphs as lines', async () => {
    const body = `<w:tbl><w:tblPr/><w:tblGrid/>
      <w:tr>${cell(p(run(t('a'))) + p(run(t('b'))))}${cell(p(''))}${cell(p(run(t('c'))))}</w:tr>
      <w:tr>${cell(p(run(t('wide'))), '<w:gridSpan w:val="2"/>')}${cell(p(run(t('d'))))}</w:tr>
      <w:tr><w:trPr><w:gridBefore w:val="2"/></w:trPr><w:sdt><w:sdtContent>${cell(p(run(t('e'))))}</w:sdtContent></w:sdt></w:tr></w:tbl>`;
    const [table] = (await readWord(await wordFile({ body }))).after;
    expect(table?.rows).toEqual([
      ['a\nb', '', 'c'],
      ['wide', '', 'd'],
      ['', '', 'e'],
    ]);
    expect(table).toMatchObject({ kind: 'table', text: 'a\nb\t\tc\nwide\t\td\n\t\te' });
  });

  it('has the text of a table inside it in the cell, with a notice', async () => {
    const inner = `<w:tbl><w:tr>${cell(p(run(t('x'))))}${cell(p(run(t('y'))))}</w:tr></w:tbl>`;
    const body = `<w:tbl><w:tr>${cell(inner + p(run(t('z'))))}</w:tr></w:tbl>`;
    const { after, notices } = await readWord(await wordFile({ body }));
    expect(after[0]?.rows).toEqual([['x\ty\nz']]);
    expect(notices).toEqual(['There is a table inside a table; it was read as text of the outer cell.']);
  });
});

describe('what is not read of a Word file', () => {
  it.each([
    ['footnotes', p(run('<w:footnoteReference w:id="1"/>') + run('<w:endnoteReference w:id="1"/>')), /2 footnotes/],
    ['comments', p(run('<w:commentReference w:id="1"/>')), /a comment in the margin/],
    [
      'text boxes',
      p(
        run(
          `<w:pict><v:shape><v:textbox><w:txbxContent>${p(run(t('x')))}</w:txbxContent></v:textbox></v:shape></w:pict>`,
        ),
      ),
      /a text box/,
    ],
    ['pictures', p(run('<w:drawing><wp:inline/></w:drawing>')), /a picture/],
    ['embedded objects', p(run('<w:object/>')), /an embedded object/],
    ['attached documents', '<w:altChunk/>', /an attached document/],
    ['formulas', p('<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>'), /a formula/],
    ['unknown symbols', p(run('<w:sym w:font="Odd" w:char="F041"/>')), /symbol font/],
    ['hidden text', p(run(t('x'), '<w:vanish/>')), /hidden text/],
    ['text struck through', p(run(t('x'), '<w:strike/>')), /struck through by hand/],
    ['fields that do not end', p(field('begin') + run(t('lost'))) + p(run(t('kept'))), /a field that does not end/],
  ])('is told: %s', async (_, body, notice) => {
    expect(await noticesOf(body)).toEqual([expect.stringMatching(notice)]);
  });
});
