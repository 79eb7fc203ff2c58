const OLE = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
const ENCRYPTED_PACKAGE = Buffer.from('EncryptedPackage', 'utf16le');

const SIGNS: readonly (readonly [sign: string, name: string])[] = [
  ['%PDF-', 'a PDF'],
  ['{\\rtf', 'Rich Text (.rtf)'],
  ['\x89PNG', 'a picture (PNG)'],
  ['\xff\xd8\xff', 'a picture (JPEG)'],
  ['GIF8', 'a picture (GIF)'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['Rar!', 'a RAR archive'],
  ['\x1f\x8b', 'a gzip archive'],
];

export function isZip(content: Buffer): boolean {
  return content.subarray(0, 4).toString('latin1') === 'PK\x03\x04';
}

/** Word puts a document with a password into a file of the old kind. */
export function isEncryptedPackage(content: Buffer): boolean {
  return content.subarray(0, OLE.length).equals(OLE) && content.includes(ENCRYPTED_PACKAGE);
}

/** What a file that is no zip seems to be, by name. */
export function seemsToBe(content: Buffer): string {
  if (content.length === 0) return 'an empty file';
  if (content.subarray(0, OLE.length).equals(OLE))
    return 'a document of Word 97 to 2003 (.doc) or another old Office file';
  const start = content.subarray(0, 512).toString('latin1');
  for (const [sign, name] of SIGNS) if (start.startsWith(sign)) return name;
  const text = start
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .toLowerCase();
  if (text.startsWith('<?xml')) return 'an XML file';
  if (text.startsWith('<!doctype html') || text.startsWith('<html')) return 'a web page (HTML)';
  return isPlainText(content.subarray(0, 4_096)) ? 'plain text' : 'of a kind that is not known here';
}

function isPlainText(bytes: Buffer): boolean {
  return !bytes.some((byte) => byte === 0x7f || (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d));
}
