import type { EntityManager } from 'typeorm';
import { type Authorship, authorship } from '../../../platform/history/history';
import { checkNames } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import type { Comment } from '../responses/comment';
import { addNoComment, checkInWork, checkStands, decide, heldComments, heldConsultation } from './decide-comments';
import { checkDocuments, type Decision, readDecision } from './decision';
import type { CommentVersionInput, DisposeCommentsInput } from './decision.input';

/** Most comments that are decided by one mutation. */
const MOST = 1000;

/**
 * Decides on many comments alike, on all of them or on none.
 * @throws Refusal with everything that is wrong, comment by comment; then nothing was changed
 */
export async function disposeComments(context: RequestContext, input: DisposeCommentsInput): Promise<Comment[]> {
  const problems = new Problems();
  const ids = input.items.map(({ id }) => id);
  checkNames(problems, 'items', ids, { least: 1, most: MOST });
  const decision = await readDecision(context, problems, input);
  if (ids.length > MOST) problems.refuseIfAny();
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    return decideAll(transaction, authorship(context, 'disposeComments'), found, input.items, decision);
  });
}

async function decideAll(
  transaction: EntityManager,
  by: Authorship,
  problems: Problems,
  items: readonly CommentVersionInput[],
  decision: Decision,
): Promise<Comment[]> {
  const held = await heldComments(
    transaction,
    items.map(({ id }) => id),
  );
  const comments = items.flatMap((item, index) => {
    const comment = held.get(item.id);
    const field = ['items', String(index)];
    if (!comment) addNoComment(problems, [...field, 'id'], item.id);
    else {
      checkStands(problems, [...field, 'id'], comment);
      checkVersion(problems, [...field, 'version'], comment, item.version);
    }
    return comment ?? [];
  });
  const [first] = comments;
  if (first) {
    const consultation = await heldConsultation(transaction, first.consultationId);
    checkInWork(problems, 'items', consultation);
    await checkDocuments(transaction, problems, decision, consultation);
    for (const [index, item] of items.entries()) {
      const other = held.get(item.id)?.consultationId;
      if (other === undefined || other === consultation.id) continue;
      const message = `It is of ${other}; the first is of ${consultation.id}.`;
      const field = ['items', String(index), 'id'];
      problems.add(field, 'OTHER_CONSULTATION', message, 'Decide on the comments of one consultation at a time.');
    }
  }
  problems.refuseIfAny();
  return decide(transaction, by, comments, decision);
}

/** In a list, a comment that somebody else has changed is told like all that is wrong with it. */
function checkVersion(problems: Problems, field: readonly string[], { id, version }: Comment, given: number): void {
  if (version === given) return;
  const message = `${id} is at version ${version}; the decision was made against version ${given}.`;
  problems.add(field, 'CONFLICT', message, 'Read it again, and send it with its version if the decision still holds.');
}
