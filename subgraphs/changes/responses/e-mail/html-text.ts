const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', pound: '£' };

function entity(whole: string, name: string): string {
  const known = ENTITIES[name.toLowerCase()];
  if (known !== undefined) return known;
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
  const point = hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal ?? Number.NaN);
  return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
}

/** What is not shown, and what an e-mail quotes. */
const UNREAD = new Set(['script', 'style', 'head', 'title', 'blockquote']);
const LINES = new Set(['br', 'hr', 'li', 'tr']);
const PARAGRAPHS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'ul', 'ol', 'table', 'section', 'article']);

function withoutComments(html: string): string {
  const [first = '', ...rest] = html.split('<!--');
  return first + rest.map((piece) => piece.slice(piece.indexOf('-->') + 3)).join('');
}

/** The words of an e-mail that comes as HTML only, without what it quotes; read in one go, whatever it is made to be. */
export function textOfHtml(html: string): string {
  const pieces: string[] = [];
  let inside: { name: string; depth: number } | null = null;
  for (const [index, piece] of withoutComments(html).replace(/\s+/g, ' ').split('<').entries()) {
    const closes = piece.indexOf('>');
    if (index > 0 && closes < 0) continue;
    const [, slash = '', given = ''] = (index > 0 && /^(\/?)([a-z][a-z0-9]*)/i.exec(piece)) || [];
    const name = given.toLowerCase();
    if (inside !== null && name === inside.name) inside.depth += slash === '' ? 1 : -1;
    else if (inside === null && slash === '' && UNREAD.has(name)) inside = { name, depth: 1 };
    if (inside !== null && inside.depth > 0) continue;
    inside = null;
    pieces.push(PARAGRAPHS.has(name) ? '\n\n' : LINES.has(name) ? '\n' : '');
    pieces.push((index > 0 ? piece.slice(closes + 1) : piece).replace(/&(#?\w{1,10});/g, entity));
  }
  const lines = pieces.join('').replace(/[ \t\u00A0]+/g, ' ');
  return lines
    .replace(/ ?\n ?/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
