import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { LeftOut } from './left-out';
import { readReqif } from './read-reqif';
import { UnreadableReqif } from './unreadable-reqif';

describe('a hostile file', () => {
  const refusal = async (content: Buffer): Promise<string> => {
    const error = await readReqif(content, new LeftOut()).catch((failed: unknown) => failed);
    if (!(error instanceof UnreadableReqif)) throw error;
    expect(error.message.length).toBeLessThan(300);
    expect(error.suggestion).toMatch(/\S/);
    return error.code;
  };
  const inRoot = (inner: string) =>
    Buffer.from(`<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd">${inner}</REQ-IF>`);
  const zipped = async (name: string, content: Buffer) => {
    const zip = new ZipFile();
    zip.addBuffer(content, name);
    zip.end();
    return buffer(zip.outputStream);
  };

  it('with a table whose one long row makes every other as long is refused', async () => {
    const table = `<table xmlns="http://www.w3.org/1999/xhtml"><tr>${'<td/>'.repeat(5_000)}</tr>${'<tr/>'.repeat(5_000)}</table>`;
    const value = `<ATTRIBUTE-VALUE-XHTML><THE-VALUE>${table}</THE-VALUE><DEFINITION><R>text</R></DEFINITION></ATTRIBUTE-VALUE-XHTML>`;
    const types =
      '<SPEC-TYPES><SPEC-OBJECT-TYPE IDENTIFIER="t"><SPEC-ATTRIBUTES><D IDENTIFIER="text"/></SPEC-ATTRIBUTES></SPEC-OBJECT-TYPE></SPEC-TYPES>';
    const objects = `<SPEC-OBJECTS><SPEC-OBJECT IDENTIFIER="o"><VALUES>${value}</VALUES></SPEC-OBJECT></SPEC-OBJECTS>`;
    const content = inRoot(`<CORE-CONTENT><REQ-IF-CONTENT>${types}${objects}</REQ-IF-CONTENT></CORE-CONTENT>`);
    expect(await refusal(content)).toBe('TOO_LARGE');
  });

  it('that divides what is too much among the files of an archive is refused', async () => {
    const zip = new ZipFile();
    // Words that do not pack so well that it seems to be a bomb.
    const words = Array.from({ length: 400_000 }, (_, at) => ((at * 2_654_435_761) % 2 ** 32).toString(36));
    const some = inRoot(`<A>${words.join(' ')}</A>`);
    for (const name of ['a.reqif', 'b.reqif', 'c.reqif', 'd.reqif']) zip.addBuffer(some, name);
    zip.end();
    expect(await refusal(await buffer(zip.outputStream))).toBe('TOO_LARGE');
  });

  it.each([
    ['an entity from outside', '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>', 'ENTITY'],
    ['entities that grow', '<!DOCTYPE a [<!ENTITY x "xxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>', 'ENTITY'],
    ['an entity that is not declared', inRoot('&x;').toString(), 'BROKEN_XML'],
    ['depth without end', inRoot('<A>'.repeat(5_000)).toString(), 'TOO_LARGE'],
    ['XML that breaks off', '<REQ-IF xmlns="http://www.omg.org/spec/ReqIF/20110401/reqif.xsd"><A>', 'BROKEN_XML'],
    ['other XML', '<html xmlns="http://www.w3.org/1999/xhtml"/>', 'NOT_REQIF'],
    ['another version', '<RIF xmlns="http://automotive-his.de/schema/rif"/>', 'NOT_REQIF'],
    ['plain text', 'It is nothing of the kind.', 'NOT_REQIF'],
    ['nothing', '', 'NOT_REQIF'],
  ])('with %s is refused', async (_what, content, code) => {
    expect(await refusal(Buffer.from(content))).toBe(code);
  });

  it('that is an archive which unpacks to far more than it is, leads out of itself, or holds nothing is refused', async () => {
    expect(await refusal(await zipped('a.reqif', Buffer.alloc(70_000_000, 'a')))).toBe('ZIP_BOMB');
    const [name, hostile] = ['xx/yyyyy.reqif', '../../x.reqif '];
    const outside = (await zipped(name, inRoot(''))).toString('latin1').replaceAll(name, hostile);
    expect(await refusal(Buffer.from(outside, 'latin1'))).toBe('UNSAFE_ARCHIVE');
    expect(await refusal(await zipped('a.txt', Buffer.from('a')))).toBe('NOT_REQIF');
    const whole = await zipped('a.reqif', inRoot(''));
    expect(await refusal(whole.subarray(0, whole.length - 30))).toBe('BROKEN_FILE');
  });
});
