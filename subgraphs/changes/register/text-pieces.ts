/**
 * What a red-line never cuts: a word with its accents; an emoji with what belongs to it, a flag; a line end. Blanks and
 * punctuation marks are pieces of their own, so that a change of one marks that one alone.
 */
const PIECE =
  /[\p{L}\p{N}\p{M}_]+|\r\n|\p{Regional_Indicator}{2}|\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*(?:\u200D\p{Extended_Pictographic}[\uFE0F\p{Emoji_Modifier}]*)*|[\s\S]\p{M}*/gu;

/** Cuts a text into pieces, which joined are the text to the letter. */
export function piecesOf(text: string): string[] {
  return text.match(PIECE) ?? [];
}
