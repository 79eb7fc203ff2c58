import type { Json } from '../setup/product';
import type { QuestionCodes } from './filled-forms';

/** What the consultation of the story is about, read from what was imported. */
export interface Subject {
  id: string;
  reference: string;
  opensOn: string;
  closesOn: string;
  policy: string;
  specification: string;
  codes: QuestionCodes;
  /** A clause of the policy that the first change of it cites. */
  cited: { id: string; number: string };
  changeId: string;
}

export function subjectOf({ id, reference, opensOn, closesOn, documents, questions, changes }: Json): Subject {
  const [policy, specification] = documents.map(({ code }: Json) => code);
  const codeOf = (document: string | null) =>
    questions.find((question: Json) => (question.document?.code ?? null) === document).code;
  const change = changes.nodes.find(({ document }: Json) => document.code === policy);
  return {
    ...{ id, reference, opensOn, closesOn, policy, specification, changeId: change.id, cited: change.clauses[0] },
    codes: { policy: codeOf(policy), specification: codeOf(specification), other: codeOf(null) },
  };
}
