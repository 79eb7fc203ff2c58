import { type LeftOut, ReqifLeftOutKind } from './left-out';

/** Attributes of our own, beside the usual ones; by them a file that comes back is recognised. */
export const OWN = {
  /** Id of the clause, or of another thing at an end of a link. */
  id: 'Throughline.Id',
  /** The text of a clause to the letter, in Markdown. */
  source: 'Throughline.Markdown',
  document: 'Throughline.Document',
  label: 'Throughline.Baseline',
  linkType: 'Throughline.LinkType',
  linkStatus: 'Throughline.LinkStatus',
  rationale: 'Throughline.Rationale',
  owner: 'Throughline.Owner',
  linkId: 'Throughline.LinkId',
} as const;

/** The value of the first of some attributes that says anything; names are the same whatever their case. */
export function valueNamed(values: ReadonlyMap<string, string>, names: readonly string[]): string {
  const lower = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of names) {
    const value = lower.get(name.toLowerCase())?.trim();
    if (value) return value;
  }
  return '';
}

/** Names the attributes that say something, and are not among those that are taken. */
export function tellAttributes(values: ReadonlyMap<string, string>, taken: readonly string[], leftOut: LeftOut): void {
  const known = new Set([...taken, ...Object.values(OWN)].map((name) => name.toLowerCase()));
  for (const [name, value] of values) {
    if (value.trim() === '' || known.has(name.toLowerCase())) continue;
    leftOut.add(ReqifLeftOutKind.ATTRIBUTE, name, 'It is neither heading, number nor text, and is not taken.');
  }
}
