import type { Database } from '../../../platform/database/database';
import type { Authorship } from '../../../platform/history/history';
import { keyOf, typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { NAME, PARAGRAPHS, readOptionalText, readText } from '../../../platform/input/text';
import { ensureDocument } from '../register/clause-register';
import { Document } from '../register/document';
import type { RegisterDocumentInput } from './register-document.input';

const CODE = /^[A-Za-z0-9][A-Za-z0-9.-]*(?: [A-Za-z0-9.-]+)*$/;
const LONGEST_CODE = 30;
const MOST_TRANCHES = 99;

/**
 * Makes a document that has no text yet.
 * @throws Refusal with everything that is wrong with the input
 */
export async function registerDocument(
  database: Database,
  by: Authorship,
  input: RegisterDocumentInput,
): Promise<Document> {
  const problems = new Problems();
  const code = input.code.trim();
  if (code.length > LONGEST_CODE || !CODE.test(code)) {
    const message = `${JSON.stringify(shown(code))} is no short name of a document.`;
    const way = `Write up to ${LONGEST_CODE} letters, digits, points and hyphens, with single spaces, e.g. SSI DS.`;
    problems.add('code', 'CODE_UNREADABLE', message, way);
  }
  const { kind, tranche = null } = input;
  if (tranche !== null && (tranche < 1 || tranche > MOST_TRANCHES)) {
    const message = `${tranche} is no number of a tranche.`;
    problems.add('tranche', 'OUT_OF_RANGE', message, `Give 1 to ${MOST_TRANCHES}, or leave it out.`);
  }
  const facts = {
    ...{ code, kind, tranche },
    title: readText(problems, 'title', input.title, NAME),
    citation: readOptionalText(problems, 'citation', input.citation, NAME),
    source: readOptionalText(problems, 'source', input.source, PARAGRAPHS),
  };
  problems.refuseIfAny();
  return database.write(async (transaction) => {
    const there = await transaction.findOneBy(Document, { id: typedId('document', keyOf(code)) });
    if (there) {
      const message = `There is a document ${there.code} already: “${shown(there.title)}”.`;
      problems.add('code', 'DUPLICATE', message, 'Use that one, or give the new one another short name.');
      problems.refuseIfAny();
    }
    return ensureDocument(transaction, facts, by);
  });
}
