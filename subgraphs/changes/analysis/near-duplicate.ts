import { createHash } from 'node:crypto';

/** How alike two texts must be to count as the same letter of a campaign: the share of word pairs that both have. */
export const NEAR = 0.8;

/** Words that follow each other and are compared as one. */
const SHINGLE = 2;
/**
 * Sixteen bands of four hashes: of two texts as alike as `NEAR`, all but two in ten thousand pairs share a band, while
 * texts that share a third of their word pairs hardly ever do.
 */
const BANDS = 16;
const ROWS = 4;
/** Below this many words a text says too little to be a letter: "We agree." to two questions is two points. */
const LETTER = 8;
const HASH_LENGTH = 32;
const BAND_LENGTH = 20;

/** What is compared of a text. */
export interface Likeness {
  /** The same for texts that are identical but for capitals, punctuation, white space and ways of writing a character. */
  fingerprint: string;
  /** Texts that are near identical have one of these in common, save for a few in ten thousand. */
  bands: string[];
}

/** Where texts are compared with each other. */
export interface ComparedWithin {
  consultationId: string;
  questionId: string;
}

function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase();
  const words = plain.match(/[\p{L}\p{M}\p{N}]+/gu);
  // What has no word at all, such as a line of emoji, is compared as it stands.
  return words ?? [plain.trim().replace(/\s+/g, ' ')];
}

/** The pairs of words that follow each other, each once; of a single word, the word. */
export function shinglesOf(text: string): Set<string> {
  const words = wordsOf(text);
  const shingles = new Set<string>();
  for (let start = 0; start === 0 || start + SHINGLE <= words.length; start += 1) {
    shingles.add(words.slice(start, start + SHINGLE).join(' '));
  }
  return shingles;
}

/** Jaccard's index: what two sets share, of all that is in either. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const shingle of small) if (large.has(shingle)) shared += 1;
  return shared / (a.size + b.size - shared);
}

/** FNV-1a over UTF-16 units. */
function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
}

/** Another hash for each seed (the finalizer of MurmurHash3). */
function mixed(hash: number, seed: number): number {
  let mix = hash ^ Math.imul(seed + 1, 0x9e3779b1);
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

/** MinHash: the share of places in which two signatures agree is about how alike the sets are. */
function signatureOf(shingles: ReadonlySet<string>): Uint32Array {
  const signature = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const shingle of shingles) {
    const hash = hashOf(shingle);
    for (let place = 0; place < signature.length; place += 1) {
      const value = mixed(hash, place);
      if (value < (signature[place] ?? 0)) signature[place] = value;
    }
  }
  return signature;
}

function digest(...parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** What to find the texts by that are near identical to one: letters within the consultation, short ones within the question. */
export function likenessOf(text: string, { consultationId, questionId }: ComparedWithin): Likeness {
  const words = wordsOf(text);
  const scope = words.length < LETTER ? questionId : consultationId;
  const signature = signatureOf(shinglesOf(text));
  const bands = Array.from({ length: BANDS }, (_, band) =>
    digest(scope, String(band), signature.slice(band * ROWS, (band + 1) * ROWS).join(' ')).slice(0, BAND_LENGTH),
  );
  return { fingerprint: digest(scope, words.join(' ')).slice(0, HASH_LENGTH), bands };
}
