import fc from 'fast-check';
import { documentXml, wordFile, zipOf } from './hand-made-word-file';
import { readWord } from './read-word';
import { UnreadableWord } from './unreadable-word';
import type { WordOutBlock } from './word-out-block';
import type { WordReading } from './word-reading';
import { writeWord } from './write-word';

const MB = 1024 * 1024;
const DOCUMENT = 'word/document.xml';
const TEXT = '<w:p><w:r><w:t>text</w:t></w:r></w:p>';
const CENTRAL = Buffer.from('PK\x01\x02', 'latin1');

/** Refusals are typed and say what to do; anything else that is thrown is a defect. */
async function outcome(content: Buffer): Promise<string | WordReading> {
  try {
    return await readWord(content);
  } catch (error) {
    if (!(error instanceof UnreadableWord)) throw error;
    expect(error.message).toMatch(/\.$/);
    expect(error.suggestion).toMatch(/\.$/);
    return error.code;
  }
}

async function saysOf(content: Buffer): Promise<string> {
  return readWord(content).then(
    () => 'nothing',
    (error: Error) => error.message,
  );
}

const document = (xml: string | Buffer) => wordFile({ body: '', parts: { [DOCUMENT]: xml } });
const withPart = (name: string, content: string | null) => wordFile({ body: TEXT, parts: { [name]: content } });

/** Changes what the directory of the zip says, at each of its entries. */
function directory(content: Buffer, change: (entry: Buffer) => void): Buffer {
  const copy = Buffer.from(content);
  for (let at = copy.indexOf(CENTRAL); at >= 0; at = copy.indexOf(CENTRAL, at + 4)) change(copy.subarray(at));
  return copy;
}

async function sample(): Promise<Buffer> {
  const blocks: WordOutBlock[] = Array.from({ length: 60 }, (_, index) => ({
    kind: 'paragraph',
    outline: index % 5 === 0 ? 1 : null,
    listItem: 'number',
    runs: [
      { text: `Clause ${index} ` },
      { text: 'as it was', change: 'deleted' },
      { text: 'as it is', change: 'inserted' },
    ],
  }));
  return writeWord(blocks, { title: 'T', author: 'A', date: new Date('2018-05-04T09:00:00Z') });
}

describe('a file that is no Word document', () => {
  it.each([
    ['nothing', '', /an empty file/],
    ['a PDF', '%PDF-1.7\n', /a PDF/],
    ['text', 'Dear Sir or Madam,\n', /plain text/],
    ['a web page', '<!DOCTYPE html><html></html>', /a web page/],
    ['rich text', '{\\rtf1 }', /Rich Text/],
    ['XML', '<?xml version="1.0"?><x/>', /an XML file/],
    ['noise', '\x01\x02\x03\x04', /not known/],
    ['an old Word document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 rest', /Word 97 to 2003/],
  ])('is told by name: %s', async (_, content, name) => {
    const bytes = Buffer.from(content, 'latin1');
    expect(await outcome(bytes)).toBe('NOT_A_WORD_FILE');
    expect(await saysOf(bytes)).toMatch(name);
  });

  it.each([
    ['a spreadsheet', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'],
    ['a presentation', 'application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml'],
  ])('is told by name: %s', async (name, type) => {
    const types = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
    expect(await saysOf(await withPart('[Content_Types].xml', types))).toContain(name);
  });

  it('is told by name: OpenDocument', async () => {
    const file = await zipOf([
      ['mimetype', 'application/vnd.oasis.opendocument.text'],
      ['content.xml', '<x/>'],
    ]);
    expect(await saysOf(file)).toContain('OpenDocument');
  });
});

describe('a Word file is refused', () => {
  const types = (type: string) =>
    `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${type}"/></Types>`;
  it.each<[string, string, () => Promise<Buffer>]>([
    ['that lacks its content types', 'MISSING_PART', () => withPart('[Content_Types].xml', null)],
    ['that lacks its document', 'MISSING_PART', () => withPart(DOCUMENT, null)],
    ['whose document is something else', 'MISSING_PART', () => document('<html/>')],
    ['whose document has no body', 'MISSING_PART', () => document(documentXml('').replaceAll('body', 'other'))],
    ['with macros', 'MACROS', () => withPart('word/vbaProject.bin', 'x')],
    [
      'that says that it has macros',
      'MACROS',
      () => withPart('[Content_Types].xml', types('application/vnd.ms-word.document.macroEnabled.main+xml')),
    ],
    ['with a document type', 'ENTITY', () => document(`<!DOCTYPE w:document><x/>`)],
    [
      'with entities that grow',
      'ENTITY',
      () =>
        document(`<!DOCTYPE d [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>${documentXml(TEXT.replace('text', '&b;'))}`),
    ],
    [
      'with an entity from a file',
      'ENTITY',
      () => document(`<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>`),
    ],
    ['with an entity that nobody declared', 'BROKEN_XML', () => document(documentXml(TEXT.replace('text', '&nbsp;')))],
    ['whose XML ends early', 'BROKEN_XML', () => document(documentXml(TEXT).slice(0, -20))],
    ['whose XML has a prefix without a namespace', 'BROKEN_XML', () => document('<q:document/>')],
    ['whose XML is not in UTF-8', 'BROKEN_XML', () => document(Buffer.from('<x>\xe9</x>', 'latin1'))],
    ['whose XML is in Latin-1', 'BROKEN_XML', () => document('<?xml version="1.0" encoding="ISO-8859-1"?><x/>')],
    ['whose styles are broken', 'BROKEN_XML', () => withPart('word/styles.xml', '<x>')],
    ['nested without end', 'TOO_LARGE', () => document(documentXml(`${'<w:sdt>'.repeat(5_000)}`))],
    [
      'with attributes without end',
      'TOO_LARGE',
      () => document(documentXml(`<w:p ${Array.from({ length: 999 }, (_, i) => `a${i}="1"`).join(' ')}/>`)),
    ],
    [
      'with parts without end',
      'TOO_LARGE',
      () => zipOf(Array.from({ length: 2_001 }, (_, i) => [`p${i}`, ''] as const)),
    ],
    [
      'with a password',
      'ENCRYPTED',
      async () =>
        Buffer.from(
          `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${Buffer.from('EncryptedPackage', 'utf16le').toString('latin1')}`,
          'latin1',
        ),
    ],
    [
      'with a password of the zip',
      'ENCRYPTED',
      async () => directory(await sample(), (entry) => entry.writeUInt16LE(1, 8)),
    ],
    [
      'packed by another method',
      'BROKEN_FILE',
      async () => directory(await sample(), (entry) => entry.writeUInt16LE(14, 10)),
    ],
    [
      'whose checksum does not fit',
      'BROKEN_FILE',
      async () => directory(await sample(), (entry) => entry.writeUInt32LE(7, 16)),
    ],
    [
      'with a part twice',
      'UNSAFE_PACKAGE',
      () =>
        zipOf([
          ['a.xml', '1'],
          ['A.xml', '2'],
        ]),
    ],
    [
      'with a part outside of it',
      'UNSAFE_PACKAGE',
      async () => directory(await zipOf([['aa/b.xml', '']]), (entry) => entry.write('../b', 46)),
    ],
  ])('%s: %s', async (_, code, make) => {
    expect(await outcome(await make())).toBe(code);
  });
});

describe('a file that is made to exhaust', () => {
  /** Work of this process, whatever else the machine does. */
  async function milliseconds(work: () => Promise<void>): Promise<number> {
    const start = process.cpuUsage();
    await work();
    const { user, system } = process.cpuUsage(start);
    return (user + system) / 1_000;
  }

  /** Refused in a moment, without holding what it would unpack to. */
  async function refusedCheaply(content: Buffer, code: string, most = 2_000): Promise<void> {
    const { arrayBuffers } = process.memoryUsage();
    expect(await milliseconds(async () => expect(await outcome(content)).toBe(code))).toBeLessThan(most);
    expect(process.memoryUsage().arrayBuffers - arrayBuffers).toBeLessThan(120 * MB);
  }

  it('is refused by its length alone, 200 MB long', async () => {
    await refusedCheaply(Buffer.alloc(200 * MB), 'TOO_LARGE', 200);
  });

  it('is refused as a zip bomb by what its directory says', async () => {
    const zeros = Buffer.alloc(50 * MB, ' ');
    await refusedCheaply(await document(zeros), 'ZIP_BOMB', 200);
    await refusedCheaply(await withPart('word/media/image1.png', zeros.toString('latin1')), 'ZIP_BOMB', 200);
  });

  it('is refused as a zip bomb when its directory lies', async () => {
    const file = await document(Buffer.alloc(50 * MB, ' '));
    await refusedCheaply(
      directory(file, (entry) => entry.writeUInt32LE(Math.min(entry.readUInt32LE(24), 90_000), 24)),
      'ZIP_BOMB',
    );
  });

  it('is refused as a zip bomb when its parts lie over each other', async () => {
    const noise = Buffer.from(Array.from({ length: 60_000 }, (_, index) => (index * 7919) % 251));
    const file = await zipOf([
      ['a', noise],
      ['b', noise],
      ['c', noise],
    ]);
    const longest = file.length - 500;
    const over = directory(file, (entry) => {
      entry.writeUInt32LE(longest, 20);
      entry.writeUInt32LE(longest, 24);
    });
    expect(await outcome(over)).toBe('ZIP_BOMB');
  });

  it('is read, or refused for its number of elements, in bounded time', async () => {
    const paragraphs = (count: number) =>
      Array.from({ length: count }, (_, index) => `<w:p><w:r><w:t>${index * 7919}</w:t></w:r></w:p>`).join('');
    await refusedCheaply(await document(documentXml(paragraphs(201_000))), 'TOO_LARGE', 5_000);
    const large = await document(documentXml(paragraphs(20_000)));
    const spent = await milliseconds(async () => expect((await readWord(large)).after).toHaveLength(20_000));
    expect(spent).toBeLessThan(5_000);
  }, 30_000);

  it('says no more than it has: neither numbers nor columns grow without end', async () => {
    const level = `<w:lvl w:ilvl="0"><w:start w:val="999999999"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="${'%1'.repeat(9_000)}"/></w:lvl>`;
    const numbering = `<w:abstractNum w:abstractNumId="1">${level}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>`;
    const numbered = `<w:p><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:p>`;
    const wide = '<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val="99999999"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>';
    const { after } = await readWord(await wordFile({ body: numbered.repeat(100) + wide, numbering }));
    expect(JSON.stringify(after).length).toBeLessThan(100_000);
  });
});

describe('a damaged file', () => {
  it('is refused when it is cut off, wherever that is', async () => {
    const whole = await sample();
    for (let part = 0; part < 20; part += 1) {
      expect(await outcome(whole.subarray(0, Math.floor((whole.length * part) / 20)))).toEqual(
        expect.stringMatching(/^(NOT_A_WORD_FILE|BROKEN_FILE)$/),
      );
    }
  });

  it('is refused or read when any of its bytes is another', async () => {
    const whole = await sample();
    const flips = fc.array(fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 1, max: 255 })), {
      minLength: 1,
      maxLength: 3,
    });
    await fc.assert(
      fc.asyncProperty(flips, async (changes) => {
        const copy = Buffer.from(whole);
        for (const [at, bits] of changes) copy[at] = (copy[at] ?? 0) ^ bits;
        expect(await outcome(copy)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });

  it('is refused or read when its XML has anything anywhere', async () => {
    const xml = documentXml(
      `<w:p><w:pPr><w:numPr><w:ilvl w:val="1"/><w:numId w:val="2"/></w:numPr></w:pPr><w:ins w:id="1"><w:r><w:t>a</w:t></w:r></w:ins></w:p><w:tbl><w:tr><w:tc>${TEXT}</w:tc></w:tr></w:tbl>`,
    );
    const piece = fc.constantFrom(
      '<',
      '>',
      '</w:p>',
      '<w:tbl>',
      '&',
      '"',
      '<w:del w:id="9"/>',
      'w:',
      '\u0000',
      '<![CDATA[',
      '<!--',
      '<?x?>',
      '<w:tc/>',
      '<w:fldChar w:fldCharType="begin"/>',
    );
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: xml.length }), piece, fc.nat({ max: 20 }), async (at, inserted, dropped) => {
        expect(await outcome(await document(xml.slice(0, at) + inserted + xml.slice(at + dropped)))).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });
});
