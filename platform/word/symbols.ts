/** Characters of the fonts Symbol and Wingdings that documents use as text, by their place in the font. */
const KNOWN: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  symbol: {
    163: '≤',
    176: '°',
    177: '±',
    179: '≥',
    180: '×',
    183: '•',
    185: '≠',
    187: '≈',
    172: '←',
    173: '↑',
    174: '→',
    175: '↓',
    222: '⇒',
    97: 'α',
    98: 'β',
    100: 'δ',
    109: 'μ',
    112: 'π',
    115: 'σ',
    68: 'Δ',
    83: 'Σ',
    87: 'Ω',
  },
  wingdings: {
    108: '●',
    110: '■',
    111: '□',
    113: '❑',
    167: '▪',
    168: '□',
    216: '➢',
    224: '→',
    223: '←',
    251: '✗',
    252: '✓',
    253: '☒',
    254: '☑',
  },
  'wingdings 2': { 80: '✓', 79: '✗', 82: '☑', 83: '☒', 163: '□' },
};

/** Symbol fonts may be written in the private area U+F000 to U+F0FF (ECMA-376 part 1, 17.3.3.30). */
export function symbol(font: string | undefined, code: string | undefined): string | null {
  if (code === undefined || !/^[0-9A-Fa-f]{1,4}$/.test(code)) return null;
  const place = Number.parseInt(code, 16);
  const known = KNOWN[(font ?? '').toLowerCase()];
  if (known !== undefined) return known[place & 0xff] ?? null;
  const isPrivate = place >= 0xe000 && place <= 0xf8ff;
  const isCharacter = place >= 0x20 && !isPrivate && !(place >= 0xd800 && place <= 0xdfff) && place < 0xfffe;
  return isCharacter ? String.fromCharCode(place) : null;
}
