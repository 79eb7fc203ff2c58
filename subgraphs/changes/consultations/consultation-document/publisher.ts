import type { Block } from './blocks';
import type { DocumentProblems } from './document-problem';

const ACTS = /(?<![A-Za-z0-9])([A-Z][A-Za-z]{1,30}) is (?:seeking|proposing|consulting|inviting)\b/g;

/** Who consults: the one of whom the text says that it proposes and seeks responses. */
export function readPublisher(blocks: readonly Block[], line: number, problems: DocumentProblems): string {
  const named = new Map<string, number>();
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    for (const [, name = ''] of block.text.matchAll(ACTS)) if (!named.has(name)) named.set(name, block.line);
  }
  const [publisher = '', ...others] = named.keys();
  if (publisher === '') {
    problems.add(
      line,
      'PUBLISHER_MISSING',
      'Nothing says who is consulting.',
      'Say who proposes the changes, such as “DCC is proposing …” and “DCC is seeking responses …”.',
    );
  }
  for (const other of others) {
    problems.add(
      named.get(other) ?? line,
      'PUBLISHERS_DISAGREE',
      `${other} is consulting here, ${publisher} elsewhere.`,
      'Name the same publisher throughout.',
    );
  }
  return publisher;
}
