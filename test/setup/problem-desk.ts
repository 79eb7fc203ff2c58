import { IncidentLog } from './log';
import type { Answer, Asker, Json, TestProduct } from './product';
import { payloadOf } from './refusal';

const INCIDENT = `incident { id reference version status history(first: 200) { nodes {
    at actor action changes reason hash } } timeline(first: 200) { nodes { kind text } }
  majorIncident { kind state declaredAt declaredBy summary reviewDueAt reviewedAt reviewedBy findings
    reportPublishedAt reportPublishedBy } problem { id } }`;
const PROBLEM = `problem { id reference version title description rootCause workaround status openedAt openedBy
  resolvedAt closedAt incidents(first: 200) { nodes { id problem { id } } } history(first: 200) { nodes {
    at actor action changes reason hash } } }`;
const ERRORS = 'userErrors { field code message suggestion }';

const OF_INCIDENTS = {
  transitionIncident: 'TransitionIncidentInput',
  markDuplicate: 'MarkDuplicateInput',
  declareMajorIncident: 'DeclareMajorIncidentInput',
  recordMajorIncidentReview: 'RecordMajorIncidentReviewInput',
  publishMajorIncidentReport: 'PublishMajorIncidentReportInput',
} as const;

const OF_PROBLEMS = {
  openProblem: 'OpenProblemInput',
  updateProblem: 'UpdateProblemInput',
  transitionProblem: 'TransitionProblemInput',
  linkIncidentsToProblem: 'ProblemIncidentsInput',
  unlinkIncidentsFromProblem: 'ProblemIncidentsInput',
} as const;

export type DeskMutation = keyof typeof OF_INCIDENTS | keyof typeof OF_PROBLEMS;

function inputOf(mutation: DeskMutation): readonly [string, string] {
  return mutation in OF_INCIDENTS
    ? [OF_INCIDENTS[mutation as keyof typeof OF_INCIDENTS], INCIDENT]
    : [OF_PROBLEMS[mutation as keyof typeof OF_PROBLEMS], PROBLEM];
}

/** The operations desk of a product: what is done with incidents once they are logged. */
export class ProblemDesk extends IncidentLog {
  constructor(private readonly at: TestProduct) {
    super(at);
  }

  ask(mutation: DeskMutation, input: object, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    const [type, answer] = inputOf(mutation);
    return this.at.ask(asker, `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${answer} ${ERRORS} } }`, {
      input,
    });
  }

  /** The incident or the problem record that a mutation makes or changes. */
  async done(mutation: DeskMutation, input: object, asker: Asker = 'OPERATIONS'): Promise<Json> {
    const answer = await this.ask(mutation, input, asker);
    expect(answer.errors).toBeUndefined();
    const { userErrors, incident, problem } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return incident ?? problem;
  }

  /** Logs an incident and takes it as far as a status, by the moves that lead there. */
  async broughtTo(status: 'LOGGED' | 'IN_PROGRESS' | 'PENDING' | 'RESOLVED', changes: object = {}): Promise<Json> {
    let incident = await this.logged(changes);
    if (status === 'LOGGED') return incident;
    incident = payloadOf(await this.assign(incident)).incident;
    const moves = status === 'IN_PROGRESS' ? [status] : ['IN_PROGRESS', status];
    for (const to of moves) {
      const { id, version } = incident;
      incident = await this.done('transitionIncident', { id, version, to, note: 'So it went.' });
    }
    return incident;
  }
}
