import { type ListPlace, withoutEnding } from './number-counter';
import { formatNumber } from './number-format';
import type { Lists } from './numbering';
import { outlineOf, type Style, type Styles } from './styles';
import type { Side } from './word-reading';
import { child, valOf, wholeNumber, type XmlElement } from './xml';

export interface ParagraphProperties {
  style: Style | null;
  outline: number | null;
  place: ListPlace | null;
  /** The number as it was shown before, where the file keeps it. */
  shownAs?: string | null;
}

const DEEPEST = 8;
const ORIGINAL_FORMATS = ['decimal', 'upperRoman', 'lowerRoman', 'upperLetter', 'lowerLetter', 'ordinal'];

/** What a paragraph is, as it was and as it is now (ECMA-376 part 1, 17.13.5.29). */
export function paragraphProperties(
  properties: XmlElement | undefined,
  styles: Styles,
  lists: Lists,
): Readonly<Record<Side, ParagraphProperties>> {
  const after = propertiesOf(properties, child(properties, 'w:numPr'), styles, lists);
  const old = child(properties, 'w:pPrChange');
  const numbering = child(properties, 'w:numPr');
  if (old !== undefined) {
    const was = child(old, 'w:pPr');
    return { before: propertiesOf(was, child(was, 'w:numPr'), styles, lists), after };
  }
  if (child(numbering, 'w:ins') !== undefined) {
    return { before: propertiesOf(properties, undefined, styles, lists), after };
  }
  const original = child(numbering, 'w:numberingChange')?.attributes.get('original');
  return { before: original === undefined ? after : { ...after, shownAs: originalNumber(original) }, after };
}

function propertiesOf(
  properties: XmlElement | undefined,
  numbering: XmlElement | undefined,
  styles: Styles,
  lists: Lists,
): ParagraphProperties {
  const styleId = styles.idOf(valOf(properties, 'w:pStyle'));
  const style = styles.paragraph(styleId);
  const numId = valOf(numbering, 'w:numId') ?? style?.numId;
  const level =
    wholeNumber(valOf(numbering, 'w:ilvl'), DEEPEST) ?? style?.level ?? levelOfStyle(lists, numId, styleId) ?? 0;
  return {
    style,
    outline: outlineOf(properties, style?.outline ?? null),
    // Number 0 takes a paragraph out of the list that its style puts it into.
    place: numId === undefined || numId === '0' ? null : { numId, level },
  };
}

function levelOfStyle(lists: Lists, numId: string | undefined, styleId: string | undefined): number | undefined {
  if (numId === undefined || styleId === undefined) return undefined;
  for (const [index, level] of lists.get(numId)?.levels ?? []) if (level.style === styleId) return index;
  return undefined;
}

/** Reads e.g. `%1:2:0:.%2:5:4:`: level, value, kind of number, and what follows it (ECMA-376 part 1, 17.13.5.13). */
function originalNumber(original: string): string | null {
  let number = '';
  for (const [, value, format, following] of original.slice(0, 200).matchAll(/%[1-9]:(\d{1,5}):(\d{1,3}):([^%]*)/g)) {
    number += formatNumber(Number(value), ORIGINAL_FORMATS[Number(format)] ?? 'decimal') + (following ?? '');
  }
  return withoutEnding(number);
}
