import { wordFile } from './hand-made-word-file';
import { readWord } from './read-word';

// Each of these took minutes when the time to read a file grew with the square of its length; Jest's limit tells.

const many = (count: number, piece: (index: number) => string) =>
  Array.from({ length: count }, (_, at) => piece(at)).join('');

/** Of a file's deflated size, so that its text is no zip bomb. */
const padding = `<!--${many(40_000, (at) => ((at * 2_654_435_761) % 4_294_967_296).toString(36))}-->`;

describe('a Word file that is made to take long', () => {
  it.each([
    ['paragraphs with blanks between them', `${many(150_000, () => '\n <w:p/>')}`],
    ['empty tracked changes between paragraphs', many(150_000, () => '<w:ins/><w:p/>')],
    [
      'paragraphs with blanks between them in a content control',
      `<w:sdt><w:sdtContent>${many(150_000, () => ' <w:p/>')}</w:sdtContent></w:sdt>`,
    ],
  ])(
    'is read in the time that its length needs: %s',
    async (_, body) => {
      const { after } = await readWord(
        await wordFile({ body: `${padding}${body}<w:p><w:r><w:t>End</w:t></w:r></w:p>` }),
      );
      expect(after.map(({ text }) => text)).toEqual(['End']);
    },
    30_000,
  );

  it('is read in the time that its length needs: styles that are based on long ones', async () => {
    const bases = many(
      50,
      (at) =>
        `<w:style w:styleId="base${at}">${at < 49 ? `<w:basedOn w:val="base${at + 1}"/>` : '<w:rPr><w:b/></w:rPr>'}${'<w:q/>'.repeat(4_000)}</w:style>`,
    );
    const styles = `${padding}${bases}${many(10_000, (at) => `<w:style w:styleId="own${at}"><w:basedOn w:val="base0"/></w:style>`)}`;
    const body = many(10_000, (at) => `<w:p><w:pPr><w:pStyle w:val="own${at}"/></w:pPr></w:p>`);
    const { after } = await readWord(await wordFile({ styles, body: `${body}<w:p><w:r><w:t>End</w:t></w:r></w:p>` }));
    expect(after.map(({ text }) => text)).toEqual(['End']);
  }, 30_000);

  it('is refused when its fields stand in each other without end', async () => {
    const body = `<w:p>${many(1_000, () => '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/></w:r>')}</w:p>`;
    await expect(readWord(await wordFile({ body }))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  it('is refused when a few rows and cells make a table of a great many', async () => {
    const body = `<w:tbl><w:tr>${'<w:tc/>'.repeat(2_000)}</w:tr>${'<w:tr/>'.repeat(2_000)}</w:tbl>`;
    await expect(readWord(await wordFile({ body }))).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });
});
