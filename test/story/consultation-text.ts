import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const OWN = join(__dirname, '..', 'documents', 'second-consultation.txt');

/** What the story is told of by a text whose responses stay in a drawer: nothing of it would be seen outside. */
function published(text: string): string {
  return text.replace('Responses will not be published', 'Responses may be published');
}

/** The consultation's text: the published one that CONSULTATION names; without it, the invented one of the tests. */
export function consultationText(): string {
  const file = process.env.CONSULTATION ?? '';
  return file === '' ? published(readFileSync(OWN, 'utf8')) : readFileSync(file, 'utf8');
}
