import { authorship } from '../../../platform/history/history';
import { addNotFound } from '../../../platform/input/named-things';
import { Problems, Refusal } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from './baseline';
import type { CreateBaselineInput } from './baseline.input';
import { checkLabel, createBaseline } from './create-baseline';
import { Document } from './document';

/** The mutation `createBaseline`. @throws Refusal with everything that is wrong; then nothing was changed */
export async function startBaseline(context: RequestContext, input: CreateBaselineInput): Promise<Baseline> {
  const problems = new Problems();
  const { documentCode, basedOnId = null } = input;
  const label = input.label.trim();
  checkLabel(problems, label);
  const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const document = await transaction.findOneBy(Document, { code: documentCode });
    if (!document) addNotFound(found, 'documentCode', documentCode, 'The query documents lists all of them.');
    const basedOn = basedOnId === null ? null : await transaction.findOneBy(Baseline, { id: basedOnId });
    if (basedOnId !== null && (!basedOn || (document && basedOn.documentId !== document.id))) {
      addNotFound(found, 'basedOnId', basedOnId, "Use an id from the document's own baselines.");
    }
    if (!document || found.any) throw new Refusal(found.list);
    return createBaseline(transaction, authorship(context, 'createBaseline'), { document, label, basedOn, note });
  });
}
