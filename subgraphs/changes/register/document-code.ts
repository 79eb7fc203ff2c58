import { entitiesOf } from '../../../platform/database/rows';
import { notFound } from '../../../platform/errors';
import { keyOf, typedId } from '../../../platform/ids';
import { batched } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Document } from './document';

export const documentByCode = batched<Document | null>(async (codes, { database }) => {
  const query = database.reads.createQueryBuilder(Document, 'thing').where('thing.code IN (:...codes)', { codes });
  const found = new Map((await entitiesOf(query)).map((document) => [document.code, document]));
  return codes.map((code) => found.get(code) ?? null);
});

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
