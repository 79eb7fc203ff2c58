import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { checkExistence } from '../../../platform/existence';
import { authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { randomKey, readId, typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Disclosure } from './disclosure';
import type { DecideDisclosureInput, RecordDisclosureInput } from './disclosure.input';
import { checkDisclosure } from './disclosure-rules';
import { heldResponse } from './held-response';
import { Response } from './response';
import { CONFIDENTIAL_OF_DISCLOSURE, newDisclosure } from './told';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function recordDisclosure(context: RequestContext, input: RecordDisclosureInput): Promise<Disclosure> {
  const { caller, graph, clock, database } = context;
  const problems = new Problems();
  const { responseId, regime, requestedAt, explanationConsidered } = input;
  const byOrganisationId = input.byOrganisationId ?? null;
  const outcome = readOptionalText(problems, 'outcome', input.outcome, PARAGRAPHS);
  if (byOrganisationId !== null) {
    const way = 'Give an id like organisation:SUP-ALDER, or leave it out.';
    if (!isIdOf('organisation', byOrganisationId)) addNotFound(problems, 'byOrganisationId', byOrganisationId, way);
    else {
      const reference = { field: 'byOrganisationId', id: byOrganisationId, readBy: 'organisation' };
      await checkExistence(graph, problems, [reference]);
    }
  }
  return database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const response = await heldResponse(transaction, responseId, caller);
    if (!response) addNotFound(found, 'responseId', responseId, "Check the id; a consultation's responses list them.");
    const facts = { requestedAt, explanationConsidered, outcome, decidedAt: input.decidedAt ?? null };
    checkDisclosure(found, facts, response, clock.now());
    found.refuseIfAny();
    const consultationKey = readId(response?.consultationId ?? '')?.key ?? '';
    const disclosure: Disclosure = {
      id: typedId('disclosure', `${consultationKey}-${randomKey()}`),
      ...{ responseId, regime, byOrganisationId, version: 1 },
      ...facts,
    };
    await transaction.insert(Disclosure, disclosure);
    await recordNew(transaction, authorship(context, 'recordDisclosure'), [newDisclosure(disclosure)]);
    return Object.assign(new Disclosure(), disclosure);
  });
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export function decideDisclosure(context: RequestContext, input: DecideDisclosureInput): Promise<Disclosure> {
  const by = authorship(context, 'decideDisclosure');
  return context.database.write(async (transaction) => {
    const problems = new Problems();
    const outcome = readText(problems, 'outcome', input.outcome, PARAGRAPHS);
    const held = await transaction.findOneBy(Disclosure, { id: input.id });
    if (!held) {
      addNotFound(problems, 'id', input.id, 'Check the id; the query disclosures lists them.');
      throw problems.refusal();
    }
    if (held.version !== input.version) throw conflict(held.id, input.version, held.version);
    if (held.decidedAt) {
      const message = `It was decided already, at ${held.decidedAt.toISOString()}.`;
      problems.add('id', 'ALREADY_DECIDED', message, 'Record another request where it was asked for again.');
    }
    const changes = {
      outcome,
      explanationConsidered: input.explanationConsidered,
      decidedAt: input.decidedAt ?? by.at,
    };
    const response = await transaction.findOneBy(Response, { id: held.responseId });
    checkDisclosure(problems, { requestedAt: held.requestedAt, ...changes }, response, by.at);
    problems.refuseIfAny();
    await updateVersioned(transaction, Disclosure, held, changes);
    await record(transaction, by, {
      thingId: held.id,
      changes: changesBetween(held, changes, CONFIDENTIAL_OF_DISCLOSURE),
    });
    return Object.assign(held, changes, { version: held.version + 1 });
  });
}
