import type { Notices } from './notices';
import { NUMBER_FORMATS } from './number-format';
import { child, childrenOf, switchOf, valOf, wholeNumber, type XmlElement } from './xml';

export const LEVELS = 9;
const MOST_NUMBER = 32_767;
/** Longer than any sensible level text; without a bound a few parts could say a great deal. */
const LEVEL_TEXT_LENGTH = 80;

export interface NumberLevel {
  start: number;
  format: string;
  /** E.g. `%1.%2`. */
  text: string;
  /** All numbers of this level are shown as 1, 2, 3. */
  legal: boolean;
  /** After which level (from 1) it starts again; 0 is never, undefined after any before it. */
  restartAfter: number | undefined;
  /** The paragraph style that stands at this level. */
  style: string | undefined;
}

/** A list of the document: lists of one abstract number count on from each other unless they start again. */
export interface NumberedList {
  abstract: string;
  levels: ReadonlyMap<number, NumberLevel>;
  startsAgain: ReadonlyMap<number, number>;
}

/**
 * The lists of numbering.xml by their number id, with links to numbering styles followed and overrides applied.
 *
 * @source ECMA-376 part 1, 17.9
 */
export function readNumbering(root: XmlElement | null, listOfStyle: ListOfStyle, notices: Notices): Lists {
  const abstracts = new Map<string, XmlElement>();
  for (const element of childrenOf(root ?? undefined, 'w:abstractNum')) {
    abstracts.set(element.attributes.get('abstractNumId') ?? '', element);
  }
  const nums = new Map<string, XmlElement>();
  for (const element of childrenOf(root ?? undefined, 'w:num'))
    nums.set(element.attributes.get('numId') ?? '', element);

  const abstractIdOf = (numId: string, seen: number): string | undefined => {
    const abstractId = valOf(nums.get(numId), 'w:abstractNumId');
    const styleId = abstractId === undefined ? undefined : valOf(abstracts.get(abstractId), 'w:numStyleLink');
    const linked = styleId === undefined ? undefined : listOfStyle(styleId);
    return linked === undefined || seen >= LEVELS ? abstractId : (abstractIdOf(linked, seen + 1) ?? abstractId);
  };

  const levelsOf = new Map<string, ReadonlyMap<number, NumberLevel>>();
  for (const [id, element] of abstracts) levelsOf.set(id, readLevels(childrenOf(element, 'w:lvl'), notices));

  const lists = new Map<string, NumberedList>();
  for (const [numId, element] of nums) {
    const abstract = abstractIdOf(numId, 0);
    if (abstract === undefined) continue;
    const overrides = childrenOf(element, 'w:lvlOverride');
    const own = readLevels(
      overrides.flatMap((override) => childrenOf(override, 'w:lvl')),
      notices,
    );
    const levels = new Map([...(levelsOf.get(abstract) ?? []), ...own]);
    lists.set(numId, { abstract, levels, startsAgain: readStarts(overrides) });
  }
  return lists;
}

export type Lists = ReadonlyMap<string, NumberedList>;
/** The number id that a numbering style names. */
export type ListOfStyle = (styleId: string) => string | undefined;

function readLevels(elements: readonly XmlElement[], notices: Notices): ReadonlyMap<number, NumberLevel> {
  const levels = new Map<number, NumberLevel>();
  for (const element of elements) {
    const index = wholeNumber(element.attributes.get('ilvl'), LEVELS - 1);
    if (index === undefined) continue;
    const format = child(element, 'w:lvlPicBulletId') ? 'bullet' : (valOf(element, 'w:numFmt') ?? 'decimal');
    if (!NUMBER_FORMATS.has(format)) notices.add('numberFormat');
    levels.set(index, {
      start: wholeNumber(valOf(element, 'w:start'), MOST_NUMBER) ?? 0,
      format,
      text: (valOf(element, 'w:lvlText') ?? '').slice(0, LEVEL_TEXT_LENGTH),
      legal: switchOf(element, 'w:isLgl') ?? false,
      restartAfter: wholeNumber(valOf(element, 'w:lvlRestart'), LEVELS),
      style: valOf(element, 'w:pStyle'),
    });
  }
  return levels;
}

function readStarts(overrides: readonly XmlElement[]): ReadonlyMap<number, number> {
  const starts = new Map<number, number>();
  for (const override of overrides) {
    const index = wholeNumber(override.attributes.get('ilvl'), LEVELS - 1);
    const start = wholeNumber(valOf(override, 'w:startOverride'), MOST_NUMBER);
    if (index !== undefined && start !== undefined) starts.set(index, start);
  }
  return starts;
}
