import type { EntityManager } from 'typeorm';
import { isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { PARAGRAPHS, readOptionalText, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import type { Consultation } from '../consultations/consultation';
import { DispositionOutcome, DocumentMentionRole } from '../consultations/consultation.vocabulary';
import { DocumentMention } from '../consultations/consultation-details';
import { Baseline } from '../register/baseline';
import { baselineById, clauseVersionById } from '../register/register.loaders';
import type { DecisionInput } from './decision.input';

export interface Decision {
  outcome: DispositionOutcome;
  reasoning: string;
  noChangeReason: string | null;
  resultingClauseVersionIds: string[];
  /** For each of those, the document that it is of. */
  documentIds: string[];
}

const MOST_CLAUSES = 200;
const ACCEPTING: readonly DispositionOutcome[] = [DispositionOutcome.ACCEPTED, DispositionOutcome.PARTLY_ACCEPTED];

type Shape = Pick<Decision, 'outcome' | 'noChangeReason' | 'resultingClauseVersionIds'>;

/**
 * What is accepted leads to a clause, or it is said why it leads to none: so that every promise can be followed up to
 * the text.
 */
export function checkOutcome(problems: Problems, decision: Shape): void {
  const { outcome, noChangeReason, resultingClauseVersionIds: resulting } = decision;
  const accepting = ACCEPTING.includes(outcome);
  if (accepting && resulting.length === 0 && noChangeReason === null) {
    problems.add(
      'resultingClauseVersionIds',
      'CLAUSE_OR_REASON_NEEDED',
      'It is accepted, but no clause comes out of it and nothing says why none needs to.',
      'Name the versions of the clauses that came out of it, or say by noChangeReason why no clause changes.',
    );
  } else if (noChangeReason !== null && !accepting) {
    problems.add(
      'noChangeReason',
      'NOT_ACCEPTED',
      'It says why no clause changes, but nothing is accepted.',
      'Leave it out and say in reasoning why.',
    );
  } else if (noChangeReason !== null && resulting.length > 0) {
    problems.add(
      'noChangeReason',
      'CLAUSE_AND_REASON',
      'It says why no clause changes, and names clauses that came out of it.',
      'Give the one or the other.',
    );
  }
}

/** Reads a decision, and looks up the clauses that came out of it. */
export async function readDecision(
  context: RequestContext,
  problems: Problems,
  input: DecisionInput,
): Promise<Decision> {
  const given = input.resultingClauseVersionIds ?? [];
  const decision: Decision = {
    outcome: input.outcome,
    reasoning: readText(problems, 'reasoning', input.reasoning, PARAGRAPHS),
    noChangeReason: readOptionalText(problems, 'noChangeReason', input.noChangeReason, PARAGRAPHS),
    resultingClauseVersionIds: [...given],
    documentIds: [],
  };
  checkOutcome(problems, decision);
  if (given.length > MOST_CLAUSES) {
    const message = `${given.length} are named; at most ${MOST_CLAUSES} are taken.`;
    problems.add('resultingClauseVersionIds', 'TOO_MANY', message, `Name up to ${MOST_CLAUSES}.`);
    return decision;
  }
  const seen = new Set<string>();
  for (const [index, id] of given.entries()) {
    const field = ['resultingClauseVersionIds', String(index)];
    const version = isIdOf('clauseVersion', id) ? await clauseVersionById(context).load(id) : null;
    const baseline = version && (await baselineById(context).load(version.baselineId));
    if (!baseline) {
      const message = `There is no ${JSON.stringify(shown(id))}.`;
      problems.add(field, 'NOT_FOUND', message, 'Give the id of a clause as it stands in a baseline.');
    } else if (seen.has(id)) {
      problems.add(field, 'DUPLICATE', `${id} is named already.`, 'Name each once.');
    }
    seen.add(id);
    decision.documentIds.push(baseline?.documentId ?? '');
  }
  return decision;
}

/** Adds the clauses that came out of a decision and are of no document that the consultation is on to the problems. */
export async function checkDocuments(
  transaction: EntityManager,
  problems: Problems,
  decision: Decision,
  consultation: Consultation,
): Promise<void> {
  if (decision.documentIds.every((id) => id === '')) return;
  const { id: consultationId, proposedBaselineIds } = consultation;
  const subjects = await transaction.findBy(DocumentMention, { consultationId, role: DocumentMentionRole.SUBJECT });
  const own = new Set(subjects.map(({ documentId }) => documentId));
  if (proposedBaselineIds.length > 0) {
    const proposals: { documentId: string }[] = await transaction
      .createQueryBuilder(Baseline, 'thing')
      .where('thing.id IN (:...ids)', { ids: proposedBaselineIds })
      .select('thing.documentId', 'documentId')
      .getRawMany();
    for (const { documentId } of proposals) own.add(documentId);
  }
  for (const [index, documentId] of decision.documentIds.entries()) {
    if (documentId === '' || own.has(documentId)) continue;
    problems.add(
      ['resultingClauseVersionIds', String(index)],
      'OTHER_DOCUMENT',
      `It is of ${documentId}, which the consultation is not on.`,
      `Name clauses of: ${[...own].sort().join(', ')}.`,
    );
  }
}
