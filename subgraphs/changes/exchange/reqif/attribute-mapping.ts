import { valueNamed } from './own-attributes';
import type { SpecObject, Values } from './reqif-file';

/** Which attributes of a file are what; the first of each that says anything is taken. */
export interface AttributeMapping {
  heading: readonly string[];
  number: readonly string[];
  text: readonly string[];
}

/** What of it is said; the rest goes by convention. */
export type GivenMapping = { [Part in keyof AttributeMapping]?: readonly string[] | null };

/**
 * Names of attributes by which it is known what a value is. Names that tools agree upon come first; only where no object
 * has one of those, the names that single tools give: a file may well have a column of its own called "Notes".
 * @source ReqIF Implementation Guide, naming conventions
 */
const CONVENTIONS: Record<keyof AttributeMapping, readonly (readonly string[])[]> = {
  heading: [['ReqIF.ChapterName', 'ReqIF.Name'], ['Title'], ['Name']],
  number: [['ReqIF.ChapterNumber']],
  text: [['ReqIF.Text'], ['ReqIF.Description'], ['Description'], ['Notes']],
};

/** Which attributes of some objects are what: as it is said, or by convention. */
export function mappingFor(objects: readonly SpecObject[], given: GivenMapping): AttributeMapping {
  const conventional = (part: keyof AttributeMapping) =>
    CONVENTIONS[part].find((names) => objects.some(({ values }) => valueNamed(values, names) !== '')) ?? [];
  return {
    heading: given.heading ?? conventional('heading'),
    number: given.number ?? conventional('number'),
    text: given.text ?? conventional('text'),
  };
}

/** What of the values that a mapping knows is not taken: those of names that come after one that says something. */
export function passedOver(values: Values, mapping: AttributeMapping): Set<string> {
  const over = new Set<string>();
  for (const names of [mapping.heading, mapping.number, mapping.text]) {
    const taken = valueNamed(values, names);
    for (const name of names) {
      const said = valueNamed(values, [name]);
      if (said !== '' && said !== taken) over.add(name.toLowerCase());
    }
  }
  return over;
}
