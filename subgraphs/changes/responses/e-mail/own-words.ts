/** Lines with which mail programs begin the message that is answered. */
const ORIGINAL = /^[\s>]*(?:-{2,}\s*(?:original message|forwarded message|original appointment)\s*-{2,}|_{20,})\s*$/i;
const WROTE = /^on\b.{5,200}\bwrote:\s*$/i;

/** The line of two hyphens, and a blank, below which a signature stands. */
const SIGNATURE = /^--\s*$/;

/** What the sender of an e-mail has written: not what it quotes, nor the signature. */
export function ownWords(text: string): string {
  const kept: string[] = [];
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    if (ORIGINAL.test(line) || SIGNATURE.test(line)) break;
    if (/^\s*>/.test(line)) {
      if (WROTE.test(kept.at(-1)?.trim() ?? '')) kept.pop();
      continue;
    }
    kept.push(line);
  }
  if (WROTE.test(kept.at(-1)?.trim() ?? '')) kept.pop();
  return kept.join('\n').trim();
}
