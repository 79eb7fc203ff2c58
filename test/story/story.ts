import { mutation } from '../setup/comment-operations';
import { type Asker, type Json, startProduct, type TestProduct } from '../setup/product';
import { payloadOf } from '../setup/refusal';
import { type Subject, subjectOf } from './subject';

const FACTS = `id reference version status opensOn closesOn responsesMayBePublished documents { id code }
  questions { code document { code } } changes(first: 50) { nodes { id document { code } clauses { id number } } }
  openIssues { id state version } milestones { id name version state }`;

/** The thing that each mutation makes or changes, what of it is asked for, and what else the mutation tells. */
const GIVEN = {
  importConsultation: ['consultation', FACTS, 'outcome'],
  transitionConsultation: ['consultation', FACTS, 'undecidedComments { id }'],
  importDocument: [
    'baseline',
    'id label version status',
    'outcome notices differences { kind clauseId numberBefore numberAfter }',
  ],
  submitResponse: ['response', 'id version late confidentiality revision replaces { id } answers { id text }', ''],
  importResponse: ['response', 'id version late confidentiality receivedAt answers { id text }', 'notices { code }'],
  setConfidentiality: ['response', 'id version confidentiality', ''],
  acknowledgeResponse: ['response', 'id acknowledgedAt', ''],
  raiseComment: ['comment', 'id version text', ''],
  codeComment: ['comment', 'id version themes assignee clauses { id }', ''],
  disposeComment: ['comment', 'id version', ''],
  disposeComments: ['comments', 'id', ''],
  disposeCampaign: ['campaign', 'id size disposed', ''],
  planMilestone: ['milestone', 'id version state', ''],
  rescheduleMilestone: ['milestone', 'id version state dueOn', ''],
  completeMilestone: ['milestone', 'id name doneOn state', ''],
  raiseOpenIssue: ['openIssue', 'id version state', ''],
  updateOpenIssue: ['openIssue', 'id version state updates { text }', ''],
  transitionBaseline: [
    'baseline',
    'id version status effectiveFrom effectiveTo transitions { to authority by effectiveOn }',
    '',
  ],
  createDesignBaseline: ['designBaseline', 'id name baselines { id }', ''],
  recordDisclosure: ['disclosure', 'id version outcome', ''],
  decideDisclosure: ['disclosure', 'id outcome decidedAt by { id }', ''],
  createTraceLink: ['traceLink', 'id status', ''],
} as const;

export type Step = keyof typeof GIVEN;

const noon = (day: string) => new Date(`${day}T12:00:00Z`);

/** So many days after a day, or before it. */
export function dayAfter(day: string, later: number): string {
  const at = noon(day);
  at.setUTCDate(at.getUTCDate() + later);
  return at.toISOString().slice(0, 10);
}

/** By whom each step of a baseline is decided. */
export const AUTHORITIES = {
  IN_CONSULTATION: null,
  BASELINED: 'TBDG',
  SUBMITTED: 'TBDG, by the DCC',
  DESIGNATED: 'Secretary of State under Condition 22 of the licence and SEC Section X5',
} as const;

type TheDocument = 'policy' | 'specification';

/** Days on which the texts come into force: those that there are, and those that come of it. */
export interface Days extends Record<TheDocument, string> {
  newPolicy: string;
  newSpecification: string;
}

/** The product while the story is told: everything happens through the graph, on a day of the story. */
export class Story {
  /** The newest response of each organisation. */
  readonly responses = new Map<string, Json>();
  /** The comments as they were last read. */
  comments: Json[] = [];
  private known: Subject | undefined;

  private begun: TestProduct | undefined;

  /** Begins with the devices, incidents and recovery plans of the sample, and with no document at all. */
  async begin(): Promise<void> {
    this.begun = await startProduct({ sample: ['inventory', 'incidents', 'bcdr'] });
  }

  async end(): Promise<void> {
    await this.begun?.close();
  }

  get product(): TestProduct {
    if (!this.begun) throw new Error('The story has not begun.');
    return this.begun;
  }

  get subject(): Subject {
    if (!this.known) throw new Error('The consultation was not read yet.');
    return this.known;
  }

  isAbout(consultation: Json): void {
    this.known = subjectOf(consultation);
  }

  get days(): Days {
    const { opensOn, closesOn } = this.subject;
    return {
      ...{ policy: dayAfter(opensOn, -400), specification: dayAfter(opensOn, -200) },
      ...{ newPolicy: dayAfter(closesOn, 120), newSpecification: dayAfter(closesOn, 150) },
    };
  }

  /** Makes it noon on a day, so many days after another. */
  on(day: string, later = 0): string {
    const today = dayAfter(day, later);
    this.product.clock.set(noon(today));
    return today;
  }

  async attempt(step: Step, input: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const [thing, fields, more] = GIVEN[step];
    const type = `${step.charAt(0).toUpperCase()}${step.slice(1)}Input`;
    const asked = mutation(step, type, `${thing} { ${fields} } ${more}`);
    const answer = await this.product.ask(asker, asked, { input });
    expect(answer.errors).toBeUndefined();
    return payloadOf(answer);
  }

  /** All that a mutation gives, which must go well. */
  async payload(step: Step, input: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const { userErrors, ...rest } = await this.attempt(step, input, asker);
    expect(userErrors).toEqual([]);
    return rest;
  }

  /** The thing that a mutation, which must go well, made or changed. */
  async done(step: Step, input: object, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    return (await this.payload(step, input, asker))[GIVEN[step][0]];
  }

  async read(query: string, asker: Asker = 'GOVERNANCE', variables: Record<string, unknown> = {}): Promise<Json> {
    const { data, errors } = await this.product.ask(asker, query, variables);
    expect(errors).toBeUndefined();
    return data;
  }

  baselineId(document: TheDocument, label: string): string {
    return `baseline:${this.subject[document].replace(/ /g, '-')}-${label}`;
  }

  /** Takes a baseline a step further, as it stands. */
  async moved(id: string, to: keyof typeof AUTHORITIES, more: object = {}): Promise<Json> {
    const { baseline } = await this.read('query ($id: ID!) { baseline(id: $id) { version } }', 'GOVERNANCE', { id });
    const step = { id, version: baseline.version, to, authority: AUTHORITIES[to], note: 'As planned.' };
    return this.done('transitionBaseline', { ...step, ...more });
  }

  async clausesOf(id: string): Promise<Json[]> {
    const query = `query ($id: ID!) { baseline(id: $id) { clauses(first: 100) { nodes {
      id number heading text clause { id } } } } }`;
    return (await this.read(query, 'GOVERNANCE', { id })).baseline.clauses.nodes;
  }

  async consultation(fields: string, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const { id } = this.subject;
    return (await this.read(`query ($id: ID!) { consultation(id: $id) { ${fields} } }`, asker, { id })).consultation;
  }

  async readComments(): Promise<void> {
    const fields = `id version text themes assignee clauses { id } disposition { outcome reasoning noChangeReason }`;
    this.comments = (await this.consultation(`comments(first: 100) { nodes { ${fields} } }`)).comments.nodes;
  }

  /** The comment that begins with these words, as it was last read. */
  comment(begins: string): Json {
    const found = this.comments.find(({ text }) => text.startsWith(begins));
    if (!found) throw new Error(`There is no comment “${begins}”.`);
    return found;
  }
}
