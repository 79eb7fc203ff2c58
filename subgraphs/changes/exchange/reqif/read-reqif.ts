import { LeftOut, ReqifLeftOutKind } from './left-out';
import { openFile } from './open-file';
import { type ReadSoFar, readXml } from './read-xml';
import { type ReqifFile, reqifFile } from './reqif-file';

/**
 * Reads a .reqif or a .reqifz; the files of an archive are read as one.
 * @throws UnreadableReqif
 */
export async function readReqif(content: Buffer, leftOut: LeftOut): Promise<ReqifFile> {
  const { documents, attachments } = await openFile(content);
  for (const name of attachments) leftOut.add(ReqifLeftOutKind.ATTACHMENT, name, 'Attachments are not kept here.');
  const whole: ReqifFile = { objects: new Map(), specifications: [], relations: [] };
  const read: ReadSoFar = { elements: 0, attributes: 0, characters: 0 };
  for (const { name, content: document } of documents) {
    const file = reqifFile(await readXml(document, name, read), leftOut);
    for (const [id, object] of file.objects) whole.objects.set(id, object);
    whole.specifications.push(...file.specifications);
    whole.relations.push(...file.relations);
  }
  return whole;
}
