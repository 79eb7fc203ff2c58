import type { Answer } from '../../responses/answer';
import type { Comment } from '../../responses/comment';
import type { Response } from '../../responses/response';
import { isHidden } from '../../responses/restate';
import { keptAs, quotedIn } from '../../responses/said';

type Hidden = Pick<Answer, 'confidential' | 'publicText' | 'published'>;

function same(kept: Hidden, due: Hidden): boolean {
  return (
    kept.confidential === due.confidential && kept.publicText === due.publicText && kept.published === due.published
  );
}

/**
 * Whether a respondent's text is kept from others as far as it asked: what others are given of it is made again, and
 * compared with what is kept for them.
 */
export function keptConfidential(
  response: Response,
  answers: readonly Answer[],
  comments: readonly Comment[],
  replacedBy: Response | null,
): boolean {
  const hidden = isHidden(response.confidentiality, replacedBy);
  if (response.confidential !== hidden) return false;
  const answerOf = new Map(answers.map((answer) => [answer.id, answer]));
  return (
    answers.every((answer) => same(answer, keptAs(response, answer.fullText, answer.confidentialSpans))) &&
    comments.every((comment) => {
      const answer = answerOf.get(comment.answerId);
      return (
        answer !== undefined &&
        same(comment, quotedIn(answer, { start: comment.excerptStart, end: comment.excerptEnd }))
      );
    })
  );
}
