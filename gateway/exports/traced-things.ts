import { z } from 'zod';
import { plainText } from './plain-text';

/** What names a thing that links join; nothing that some of those who see the link may not read, such as a disaster kept back. */
export const THING_FIELDS = `__typename
  ... on Device { id } ... on IncidentAssignment { id reason }
  ... on ServiceProvider { id name } ... on Component { id name }
  ... on Incident { id summary } ... on DisasterEvent { id } ... on OpenIssue { id summary }
  ... on RecoveryScenario { id code title } ... on Clause { id number heading } ... on Change { id area }
  ... on Comment { id text } ... on Obligation { id statement }`;

export const thingShape = z.record(z.string(), z.unknown()).nullable();

/** A thing that links join. */
export interface TracedThing {
  id: string;
  /** Its GraphQL type, e.g. Clause. */
  type: string;
  label: string;
}

const LONGEST_LABEL = 120;
const SAYING = [
  'reference',
  'code',
  'number',
  'name',
  'title',
  'heading',
  'summary',
  'area',
  'reason',
  'text',
  'statement',
];

/** The GraphQL type that an id names. */
function typeOf(id: string): string {
  const kind = id.slice(0, id.indexOf(':'));
  return kind.charAt(0).toUpperCase() + kind.slice(1);
}

/** A thing with what it is called; of one that cannot be read, its id. */
export function tracedThing(id: string, thing: z.infer<typeof thingShape>): TracedThing {
  const words = SAYING.flatMap((name) => {
    const said = thing?.[name];
    return typeof said === 'string' && said !== '' ? [said] : [];
  });
  const said = plainText(words.join(' ')).replace(/\s+/g, ' ').trim();
  const characters = [...said];
  const label = characters.length > LONGEST_LABEL ? `${characters.slice(0, LONGEST_LABEL).join('')}…` : said;
  return { id, type: typeOf(id), label: label === '' ? id.slice(id.indexOf(':') + 1) : label };
}
