/** Beyond these, letters and Roman numbers grow long and nobody reads them; they are written as 1, 2, 3. */
const MOST_LETTERED = 780;
const MOST_ROMAN = 3999;

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** Formats that are written here; any other is written as decimal. */
export const NUMBER_FORMATS: ReadonlySet<string> = new Set([
  'decimal',
  'decimalZero',
  'lowerLetter',
  'upperLetter',
  'lowerRoman',
  'upperRoman',
  'ordinal',
  'none',
  'bullet',
]);

/**
 * A number as a level of a list shows it.
 *
 * @source ECMA-376 part 1, 17.18.59 (ST_NumberFormat)
 */
export function formatNumber(value: number, format: string): string {
  switch (format) {
    case 'decimalZero':
      return String(value).padStart(2, '0');
    case 'lowerLetter':
      return lettered(value);
    case 'upperLetter':
      return lettered(value).toUpperCase();
    case 'lowerRoman':
      return roman(value).toLowerCase();
    case 'upperRoman':
      return roman(value);
    case 'ordinal':
      return `${value}${ordinalEnding(value)}`;
    case 'none':
    case 'bullet':
      return '';
    default:
      return String(value);
  }
}

/** a to z, then aa, bb, cc: the same letter again, not the next column of a spreadsheet. */
function lettered(value: number): string {
  if (value < 1 || value > MOST_LETTERED) return String(value);
  return String.fromCharCode(97 + ((value - 1) % 26)).repeat(Math.ceil(value / 26));
}

function roman(value: number): string {
  if (value < 1 || value > MOST_ROMAN) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, letters] of ROMAN) {
    for (; rest >= worth; rest -= worth) text += letters;
  }
  return text;
}

function ordinalEnding(value: number): string {
  const tens = value % 100;
  if (tens >= 11 && tens <= 13) return 'th';
  return ['th', 'st', 'nd', 'rd'][value % 10] ?? 'th';
}
