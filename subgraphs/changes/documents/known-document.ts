import type { EntityManager } from 'typeorm';
import { addNotFound } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { Document } from '../register/document';

/** Codes that a refusal lists. */
const MOST_LISTED = 40;

/** The document of a code; null when there is none, which is added to the problems with the codes that there are. */
export async function knownDocument(
  manager: EntityManager,
  problems: Problems,
  code: string,
): Promise<Document | null> {
  const document = await manager.findOneBy(Document, { code: code.trim() });
  if (document) return document;
  const all = await manager.find(Document, { select: { code: true }, order: { code: 'ASC' }, take: MOST_LISTED });
  const codes = all.map((known) => known.code).join(', ');
  const way = codes === '' ? 'Register the document first.' : `Register it first, or name one of: ${codes}.`;
  addNotFound(problems, 'documentCode', code, way);
  return null;
}
