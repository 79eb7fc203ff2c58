import type { EntityManager } from 'typeorm';
import type { Database } from '../../../platform/database/database';
import { SequenceRow } from '../../../platform/database/sequence';
import { updateVersioned } from '../../../platform/database/versioned';
import { type Authorship, changesBetween, record } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems, Refusal } from '../../../platform/input/problems';
import { endOfDayInLondon } from '../../../platform/time/london';
import { setPublished } from '../responses/publication';
import { Consultation } from './consultation';
import { ConsultationStatus, DisclosureRegime, ImportOutcome } from './consultation.vocabulary';
import { ConsultationRevision } from './consultation-details';
import { type ConsultationDocument, readConsultationDocument } from './consultation-document';
import { toldOf } from './consultation-history';
import { writeTransition } from './consultation-transitions';
import { ensureDocuments, writeMentions } from './import-mentions';
import { writeParts } from './import-parts';
import { contentHashOf, lineOf, plainText, publisherKey, referenceOf } from './published-text';

export interface ConsultationImport {
  /** Null after a dry run. */
  consultation: Consultation | null;
  outcome: ImportOutcome;
}

export interface ImportOptions {
  /** Whether to check the text only. */
  dryRun?: boolean;
}

interface PublishedText {
  document: ConsultationDocument;
  plain: string;
  contentHash: string;
}

/**
 * Takes in a published consultation document: all of it, or nothing. The same text again changes nothing; another text
 * of a consultation that is there already becomes a revision of it.
 * @throws Refusal that names by line what cannot be read; then nothing was changed
 */
export async function importConsultation(
  database: Database,
  by: Authorship,
  text: string,
  { dryRun = false }: ImportOptions = {},
): Promise<ConsultationImport> {
  const read = readConsultationDocument(text);
  if (!read.ok) {
    throw new Refusal(
      read.problems.map(({ line, code, message, suggestion }) => ({
        ...{ field: ['text', `line ${line}`], code, message, suggestion },
      })),
    );
  }
  checkLengths(read.document, text);
  if (dryRun) return { consultation: null, outcome: ImportOutcome.CHECKED };
  const plain = plainText(text);
  const published = { document: read.document, plain, contentHash: contentHashOf(plain) };
  return database.write((transaction) => take(transaction, by, published));
}

/** Longest name that is kept whole, in characters. */
const LONGEST_NAME = 255;

function checkLengths(document: ConsultationDocument, text: string): void {
  const { classification, publisher, documents, questions, ...rest } = document;
  const problems = new Problems();
  const names = [
    classification ?? '',
    publisher,
    ...[...documents, ...rest.relatedDocuments].flatMap(({ code, title }) => [code, title]),
    ...questions.map(({ code }) => code),
    ...rest.relatedConsultations.map((related) => related.publisher),
  ];
  for (const name of names.filter(({ length }) => length > LONGEST_NAME)) {
    problems.add(
      ['text', `line ${lineOf(text, name)}`],
      'NAME_TOO_LONG',
      `“${name.slice(0, 60)}…” is a name of ${name.length} characters; at most ${LONGEST_NAME} are taken.`,
      'Check the line; a paragraph may have been taken for a name.',
    );
  }
  problems.refuseIfAny();
}

async function take(transaction: EntityManager, by: Authorship, published: PublishedText): Promise<ConsultationImport> {
  const { document, plain, contentHash } = published;
  // Imports take turns on this row, so that two of the same text cannot both find it new.
  await transaction.increment(SequenceRow, { name: 'consultation import' }, 'value', 0);
  const reference = referenceOf(document);
  const before = await transaction.findOneBy(Consultation, { reference });
  const last = before
    ? await transaction.findOne(ConsultationRevision, {
        where: { consultationId: before.id },
        order: { number: 'DESC' },
        select: { id: true, number: true, contentHash: true, text: true },
      })
    : null;
  if (before && last?.contentHash === contentHash) return { consultation: before, outcome: ImportOutcome.UNCHANGED };

  const previous = textBefore(last);
  const consultation = Object.assign(new Consultation(), {
    ...(before ?? newConsultation(reference)),
    ...factsOf(document),
    ...(before && keptDays(before, document, previous)),
    version: (before?.version ?? 0) + 1,
  });
  // What is published is open, also when it was written as a draft here before.
  if (before?.recordedStatus === ConsultationStatus.DRAFT) {
    Object.assign(consultation, { recordedStatus: ConsultationStatus.OPEN, opened: true });
    const { DRAFT: from, OPEN: to } = ConsultationStatus;
    await writeTransition(transaction, by, consultation, { from, to, note: null });
  }
  if (before) await updateVersioned(transaction, Consultation, before, { ...consultation });
  else await transaction.insert(Consultation, consultation);
  if (before && before.responsesMayBePublished !== consultation.responsesMayBePublished) {
    await setPublished(transaction, consultation.id, consultation.responsesMayBePublished);
  }
  const documentIds = await ensureDocuments(transaction, by, document);
  const mentions = await writeMentions(transaction, consultation.id, document, documentIds);
  const parts = await writeParts(transaction, by, { consultation, document, previous, documentIds });
  const number = (last?.number ?? 0) + 1;
  await transaction.insert(ConsultationRevision, {
    id: typedId('consultationRevision', `${reference}-${number}`),
    ...{ consultationId: consultation.id, number, at: by.at, by: by.actor, contentHash, text: plain },
  });
  const after = { ...toldOf(consultation), ...mentions.after, ...(before ? parts.after : {}), contentHash };
  const old = before && {
    ...toldOf(before),
    ...mentions.before,
    ...parts.before,
    contentHash: last?.contentHash ?? null,
  };
  await record(transaction, by, { thingId: consultation.id, changes: changesBetween(old, after) });
  return { consultation, outcome: before ? ImportOutcome.REVISED : ImportOutcome.IMPORTED };
}

/** What a consultation has that its text does not tell. */
function newConsultation(reference: string) {
  return {
    id: typedId('consultation', reference),
    reference,
    // It closes by itself at the end of the closing day, also when that was long ago.
    recordedStatus: ConsultationStatus.OPEN,
    opened: true,
    concludedOn: null,
    proposedBaselineIds: [],
    invitedOrganisationIds: [],
  };
}

/** What a consultation's text said before; null when there was none, or it can no longer be read. */
function textBefore(last: ConsultationRevision | null): ConsultationDocument | null {
  const read = last?.text === undefined ? null : readConsultationDocument(last.text);
  return read?.ok ? read.document : null;
}

/** The closing day stays where it was moved here, unless the text has moved it too. */
function keptDays(
  { closesOn, closesAt }: Consultation,
  document: ConsultationDocument,
  text: ConsultationDocument | null,
) {
  return document.closesOn === text?.closesOn ? { closesOn, closesAt } : {};
}

function factsOf(document: ConsultationDocument) {
  const { title, classification, publishedOn, closesOn, responding, disclosure } = document;
  const { email, website, contacts } = responding;
  return {
    ...{ title, classification, publishedOn, opensOn: publishedOn, closesOn, closesAt: endOfDayInLondon(closesOn) },
    publisherId: typedId('organisation', publisherKey(document)),
    responseInstructions: { email, website, contacts: contacts.map((contact) => ({ ...contact })) },
    responsesMayBePublished: disclosure.mayBePublished,
    sharedWith: [...disclosure.sharedWith],
    disclosureRegimes: disclosure.regimes.map((regime) => DisclosureRegime[regime]),
    automaticDisclaimerIsNoRequest: disclosure.automaticDisclaimerIsNoRequest,
  };
}
