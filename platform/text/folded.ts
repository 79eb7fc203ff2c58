/** Accents on letters, and the invisible marks that choose between a letter's pictures. */
const MARKS = /[\u0300-\u0362\uFE00-\uFE0F]/g;
const BEYOND_ASCII = /[\u0080-\uFFFF]/;

function foldedCharacter(character: string): string {
  if (character <= '\u007F') return character.toLowerCase();
  const small = character.normalize('NFD').replace(MARKS, '').normalize('NFC').toLowerCase();
  // A sigma at the end of a word is the same letter.
  return small === 'ς' ? 'σ' : small;
}

/** A text without capitals and accents, as searches compare it. */
export function folded(text: string): string {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  let all = '';
  for (const character of text) all += foldedCharacter(character);
  return all;
}

/** A folded text, and where what stands at a place of it stands in the text itself. */
export interface FoldedText {
  folded: string;
  /** @param place of the folded text; its length gives the text's own */
  placeOf(place: number): number;
}

export function foldedWithPlaces(text: string): FoldedText {
  if (!BEYOND_ASCII.test(text)) return { folded: text.toLowerCase(), placeOf: (place) => place };
  let all = '';
  let at = 0;
  const places: number[] = [];
  for (const character of text) {
    const small = foldedCharacter(character);
    for (let unit = 0; unit < small.length; unit += 1) places.push(at);
    all += small;
    at += character.length;
  }
  return { folded: all, placeOf: (place) => places[place] ?? text.length };
}
