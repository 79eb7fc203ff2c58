import { notFound } from '../../../platform/errors';
import { keyOf, typedId } from '../../../platform/ids';
import { oneBy } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Document } from './document';

export const documentByCode = oneBy(Document, 'code');

/**
 * The document that an argument narrows by; null when there is no such argument.
 * @throws NOT_FOUND when it names a document that there is not
 */
export async function namedDocument(
  code: string | null | undefined,
  context: RequestContext,
): Promise<Document | null> {
  if (code === null || code === undefined) return null;
  const document = await documentByCode(context).load(code);
  if (document) return document;
  throw notFound(typedId('document', keyOf(code)), 'Check the code; the query documents lists all of them.');
}
