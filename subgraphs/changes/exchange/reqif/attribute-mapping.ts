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

/** The names in a file of the values that say something and that some names mean; names are the same whatever their case. */
export function namesSaid(values: Values, names: readonly string[]): string[] {
  const meant = new Set(names.map((name) => name.toLowerCase()));
  return [...values]
    .filter(([name, said]) => said.trim() !== '' && meant.has(name.toLowerCase()))
    .map(([name]) => name);
}

/** What of the values that a mapping knows is not taken: those of names that come after one that says something else. */
export function passedOver(values: Values, mapping: AttributeMapping): Set<string> {
  const over = [mapping.heading, mapping.number, mapping.text].flatMap((names) => {
    const taken = valueNamed(values, names);
    return namesSaid(values, names).filter((name) => values.get(name)?.trim() !== taken);
  });
  return new Set(over.map((name) => name.toLowerCase()));
}
