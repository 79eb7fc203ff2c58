import { type EntityManager, IsNull, Not } from 'typeorm';
import { nextNumber } from '../../../platform/database/sequence';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record, recordNew } from '../../../platform/history/history';
import { readId, typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { standingVersion } from '../register/register.loaders';
import type { DefineObligationInput, RetireObligationInput, UpdateObligationInput } from './define-obligation.input';
import { Obligation } from './obligation';
import { ObligationVersion } from './obligation-version';
import { graphApi } from './query/api';
import { meets } from './query/needed-roles';
import { queryHash } from './query/query-hash';
import { readQuery } from './query/read-query';

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function defineObligation(context: RequestContext, input: DefineObligationInput): Promise<Obligation> {
  const problems = new Problems();
  const statement = readText(problems, 'statement', input.statement, SUMMARY);
  const obligedParty = readText(problems, 'obligedParty', input.obligedParty, NAME);
  const query = readQueryText(problems, context, input.query);
  const { clauseId } = input;
  const clause = isIdOf('clause', clauseId) ? await standingVersion(context).load(clauseId) : null;
  if (!clause) addNotFound(problems, 'clauseId', clauseId, 'Give the id of a clause that has a text.');
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    // Its row stays locked until the commit, so that two who define the same duty at once come one after the other.
    await nextNumber(transaction, 'obligation');
    await refuseSecond(transaction, found, { clauseId, statement });
    found.refuseIfAny();
    const by = authorship(context, 'defineObligation');
    const number = (await transaction.countBy(Obligation, { clauseId })) + 1;
    const obligation: Obligation = {
      id: typedId('obligation', `${readId(clauseId)?.key}-${number}`),
      ...{ clauseId, statement, obligedParty, query, queryHash: queryHash(query) },
      ...{ definedAt: by.at, retiredAt: null, latestAssessmentId: null, version: 1 },
    };
    await transaction.insert(Obligation, obligation);
    await keepVersion(transaction, obligation, by.at);
    await recordNew(transaction, by, [{ thingId: obligation.id, changes: changesBetween(null, obligation) }]);
    return Object.assign(new Obligation(), obligation);
  });
}

/**
 * @throws CONFLICT when it has changed since the version that the caller saw
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export async function updateObligation(context: RequestContext, input: UpdateObligationInput): Promise<Obligation> {
  const problems = new Problems();
  const { obligedParty: party } = input;
  const statement = readOptionalText(problems, 'statement', input.statement, SUMMARY);
  const obligedParty = readOptionalText(problems, 'obligedParty', party, NAME);
  const query = typeof input.query === 'string' ? readQueryText(problems, context, input.query) : null;
  const reason = readOptionalText(problems, 'reason', input.reason, PARAGRAPHS);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    await nextNumber(transaction, 'obligation');
    const held = await standing(transaction, found, input);
    const words = {
      statement: statement ?? held.statement,
      obligedParty: obligedParty ?? held.obligedParty,
      query: query ?? held.query,
    };
    const changed = { ...words, queryHash: queryHash(words.query), version: held.version + 1 };
    if (changesBetween(held, words) === '[]') {
      found.add('id', 'NOTHING_CHANGED', 'It says all that already.', 'Give what is to be otherwise.');
    }
    await refuseSecond(transaction, found, { ...held, ...words });
    found.refuseIfAny();
    const by = authorship(context, 'updateObligation');
    await updateVersioned(transaction, Obligation, held, changed);
    const after = { ...held, ...changed };
    await keepVersion(transaction, after, by.at);
    await record(transaction, by, { thingId: held.id, changes: changesBetween(held, after), reason });
    return Object.assign(new Obligation(), after);
  });
}

/**
 * @throws CONFLICT when it has changed since the version that the caller saw
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 */
export async function retireObligation(context: RequestContext, input: RetireObligationInput): Promise<Obligation> {
  const problems = new Problems();
  const reason = readText(problems, 'reason', input.reason, PARAGRAPHS);
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    const held = await standing(transaction, found, input);
    found.refuseIfAny();
    const by = authorship(context, 'retireObligation');
    const changed = { retiredAt: by.at, version: held.version + 1 };
    await updateVersioned(transaction, Obligation, held, changed);
    await record(transaction, by, { thingId: held.id, changes: changesBetween(held, { ...held, ...changed }), reason });
    return Object.assign(new Obligation(), held, changed);
  });
}

/** The text of a query that can be run, and that reads nothing that its author may not. */
function readQueryText(problems: Problems, { caller }: RequestContext, given: string): string {
  const text = readText(problems, 'query', given, PARAGRAPHS);
  const query = text === '' ? undefined : readQuery(problems, 'query', text, graphApi());
  const beyond = query?.needs.filter((need) => !meets(caller.roles, [need])) ?? [];
  if (beyond.length > 0) {
    const message = `Your role does not allow ${beyond.map(({ what }) => what).join(', ')}, which the query reads.`;
    problems.add('query', 'NOT_YOURS_TO_READ', message, 'Leave that out, or have it defined by somebody who may.');
  }
  return text;
}

/** The obligation that an input names, at the version it names; what is wrong is added to the problems. */
async function standing(
  transaction: EntityManager,
  problems: Problems,
  { id, version }: { id: string; version: number },
): Promise<Obligation> {
  const held = isIdOf('obligation', id) ? await transaction.findOneBy(Obligation, { id }) : null;
  if (held?.id !== id) {
    addNotFound(problems, 'id', id, 'Give the id of an obligation; the query obligations lists them.');
    throw problems.refusal();
  }
  if (held.version !== version) throw conflict(id, version, held.version);
  if (held.retiredAt !== null) {
    problems.add('id', 'RETIRED', `${id} was retired.`, 'Define another one.');
    throw problems.refusal();
  }
  return held;
}

async function refuseSecond(
  transaction: EntityManager,
  problems: Problems,
  { id = '', clauseId, statement }: Pick<Obligation, 'clauseId' | 'statement'> & { id?: string },
): Promise<void> {
  const others = await transaction.findBy(Obligation, { clauseId, id: Not(id), retiredAt: IsNull() });
  const words = (text: string) => text.toLowerCase().replace(/\W+/g, ' ').trim();
  const same = others.find((other) => words(other.statement) === words(statement));
  if (!same) return;
  problems.add('statement', 'DUPLICATE', `${same.id} says so already of this clause.`, 'Use or change that one.');
}

export async function keepVersion(
  transaction: EntityManager,
  { id, clauseId, statement, obligedParty, query, queryHash: hash, version }: Obligation,
  changedAt: Date,
): Promise<void> {
  const words = { clauseId, statement, obligedParty, query, queryHash: hash };
  await transaction.insert(ObligationVersion, { obligationId: id, version, ...words, changedAt });
}
