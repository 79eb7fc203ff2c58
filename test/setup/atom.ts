import { SaxesParser } from 'saxes';

/** The entries of an Atom feed, each with the texts of its elements and the addresses of its links. */
export function entriesOf(text: string): Record<string, string>[] {
  const entries: Record<string, string>[] = [];
  const path: string[] = [];
  const parser = new SaxesParser();
  const add = (piece: string) => {
    const [, parent, name] = path.length === 3 ? path : [];
    const entry = entries.at(-1);
    if (parent === 'entry' && name !== undefined && entry) entry[name] = (entry[name] ?? '') + piece;
  };
  parser.on('opentag', ({ name, attributes }) => {
    path.push(name);
    if (path.length === 2 && name === 'entry') entries.push({});
    if (name === 'link') add(String(attributes.href));
  });
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => void path.pop());
  parser.write(text).close();
  return entries;
}
