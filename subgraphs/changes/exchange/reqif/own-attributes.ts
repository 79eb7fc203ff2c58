/** Names of attributes by which tools agree what a value is. @source ReqIF Implementation Guide, naming conventions */
export const CONVENTION = {
  heading: ['ReqIF.ChapterName', 'ReqIF.Name'],
  number: ['ReqIF.ChapterNumber'],
  text: ['ReqIF.Text'],
} as const;

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

/** Which attributes of a file are what; the first of each that says anything is taken. */
export interface AttributeMapping {
  heading: readonly string[];
  number: readonly string[];
  text: readonly string[];
}

/** The value of the first of some attributes that says anything; names are the same whatever their case. */
export function valueNamed(values: ReadonlyMap<string, string>, names: readonly string[]): string {
  const lower = new Map([...values].map(([name, value]) => [name.toLowerCase(), value]));
  for (const name of names) {
    const value = lower.get(name.toLowerCase())?.trim();
    if (value) return value;
  }
  return '';
}
