import { type Asker, type Json, SAMPLE_END, type TestProduct } from './product';
import { payloadOf } from './refusal';

export const TALE = 'consultation:TALE';
export const HUSHED = 'consultation:HUSHED';
export const UNSAID = 'consultation:UNSAID';
export const LATER = 'consultation:LATER';
/** What everybody may see of Birch's response, which is confidential in part. */
const OPEN_WORDS = ['We like the plan, but it costs ', ' a year.'] as const;
const LETTER = `We, the undersigned, ask that the hub of a home that changes its supplier stays with the one who fitted
  it, until the next has had thirty days to look at it, and that nobody is cut off in winter while two companies argue.`;

const organisation = (name: string) => `organisation:${name}`;
const points = (text: string) => [...text].length;

/** A short story of a consultation, told to a product in parts: what everybody may know, and what some may not. */
export class Tale {
  constructor(private readonly product: TestProduct) {}

  /** The thing that a mutation, which must go well, makes or changes. */
  async done(name: string, input: object, selected: string, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${selected} userErrors { field code message } } }`;
    const answer = await this.product.ask(asker, query, { input });
    expect(answer.errors).toBeUndefined();
    const { userErrors, ...things } = payloadOf(answer);
    expect(userErrors).toEqual([]);
    return Object.values(things)[0];
  }

  respond(name: string, text: string, more: object = {}, asker: Asker = 'GOVERNANCE'): Promise<Json> {
    const { spans, ...rest } = { spans: undefined, ...more };
    const answers = [{ questionCode: 'Q1', text, stance: 'OPPOSES', ...(spans ? { confidentialSpans: spans } : {}) }];
    const input = {
      consultationId: TALE,
      organisationId: organisation(name),
      confidentiality: 'NONE',
      answers,
      ...rest,
    };
    return this.done('submitResponse', input, 'response { id version answers { id } }', asker);
  }

  /** Cuts a comment out of an answer, codes it and decides on it. */
  async comment(answerId: string, words: { theme: string; assignee: string; reasoning: string }): Promise<Json> {
    const clauseIds = ['clause:TLE-1.1'];
    const raised = { answerId, themes: [words.theme], clauseIds };
    const { id, version } = await this.done('raiseComment', raised, 'comment { id version }');
    const coded = await this.done('codeComment', { id, version, assignee: words.assignee }, 'comment { version }');
    const { reasoning } = words;
    const decision = { outcome: 'ACCEPTED', reasoning, noChangeReason: `${reasoning} No change.` };
    return this.done('disposeComment', { id, ...coded, ...decision }, 'comment { id version }');
  }

  link(fromId: string, rationale: string): Promise<Json> {
    const input = { fromId, toId: 'clause:TLE-1.1', type: 'RAISED_AGAINST', rationale };
    return this.done('createTraceLink', input, 'traceLink { id }');
  }

  private draft(label: string, content: string): Promise<Json> {
    const input = { documentCode: 'TLE', label, content, format: 'MARKDOWN' };
    return this.done('importDocument', input, 'baseline { id version }');
  }

  private open(reference: string, more: object): Promise<Json> {
    const input = {
      ...{ reference, title: `Of ${reference}`, opensOn: '2018-08-01', closesOn: '2018-09-01', documentCodes: ['TLE'] },
      questions: [{ code: 'Q1', text: 'Do you agree?', documentCode: 'TLE' }],
      invitedOrganisationIds: ['SUP-ALDER', 'SUP-BIRCH', 'SUP-CEDAR', 'SUP-HAZEL'].map(organisation),
      ...more,
    };
    return this.done('openConsultation', input, 'consultation { id version }');
  }

  /** What everybody may know, apart from the middle of one answer and the reason for keeping it. */
  async begin(secret: string): Promise<void> {
    await this.done('registerDocument', { code: 'TLE', title: 'Tale', kind: 'GUIDANCE' }, 'document { id }');
    const text = '# Tale\n\n## 1 One\n\n### 1.1 Point\n\nThe hub stays.\n\n### 1.2 Other\n\nIt goes.\n';
    const { id, version } = await this.draft('1.0', text);
    const to = { to: 'IN_CONSULTATION', note: 'To ask' };
    await this.done('transitionBaseline', { id, version, ...to }, 'baseline { id }');
    await this.open('TALE', {});
    await this.open('HUSHED', { responsesMayBePublished: false });
    const open = await this.respond('SUP-ALDER', LETTER);
    const decided = await this.comment(open.answers[0].id, { theme: 'hub', assignee: 'Ada', reasoning: 'So be it.' });
    await this.link(decided.id, 'It says so.');
    const [before, after] = OPEN_WORDS;
    const spans = [{ start: points(before), end: points(before) + points(secret) }];
    const partly = { confidentiality: 'PARTIAL', confidentialityReason: `Because ${secret}.`, spans };
    const { answers } = await this.respond('SUP-BIRCH', `${before}${secret}${after}`, partly);
    const words = { theme: 'cost', assignee: 'Bob', reasoning: 'It may be.' };
    const { id: commentId } = await this.comment(answers[0].id, words);
    await this.link(commentId, 'It costs.');
  }

  /** Whole responses that are confidential, by every road that they come, and all that is made of them. */
  async confide(secret: string): Promise<void> {
    const all = { confidentiality: 'ALL', confidentialityReason: `Reason ${secret}` };
    const words = { theme: `theme ${secret}`, assignee: `who ${secret}`, reasoning: `Why ${secret}` };
    const first = await this.respond('SUP-CEDAR', `${LETTER} ${secret}`, all);
    const comment = await this.comment(first.answers[0].id, words);
    await this.link(comment.id, `Link ${secret}`);
    const replaces = { replacesId: first.id, replacesVersion: first.version };
    const second = await this.respond('SUP-CEDAR', `Second thoughts: ${secret}`, { ...all, ...replaces });
    await this.comment(second.answers[0].id, words);
    await this.files(secret, all);
    await this.afterwards(secret, words);
    const request = {
      ...{
        responseId: second.id,
        regime: 'FOI_2000',
        requestedAt: '2018-08-01T12:00:00Z',
        explanationConsidered: true,
      },
      ...{ outcome: `Refused: ${secret}`, decidedAt: '2018-08-01T12:00:00Z' },
    };
    await this.done('recordDisclosure', request, 'disclosure { id }');
  }

  private async files(secret: string, all: object): Promise<void> {
    const eMail = `Question 1: By post, ${secret}.`;
    const csv = `Question,Text,Stance,Answer\r\nQ1,,opposes,"In a table, ${secret}."\r\n`;
    for (const [format, content] of [
      ['EMAIL', eMail],
      ['CSV', csv],
    ] as const) {
      const input = { consultationId: TALE, organisationId: organisation('SUP-CEDAR'), format, content, ...all };
      await this.done('importResponse', input, 'response { id }');
    }
  }

  /** Something that was open for a moment: then all of it is made confidential. */
  private async afterwards(secret: string, words: Parameters<Tale['comment']>[1]): Promise<void> {
    const hazel = await this.respond('SUP-HAZEL', `${LETTER} Open for a moment: ${secret}`);
    const { id } = await this.comment(hazel.answers[0].id, words);
    await this.link(id, `Then ${secret}`);
    const input = { responseId: hazel.id, version: hazel.version, confidentiality: 'ALL', reason: `Since ${secret}` };
    await this.done('setConfidentiality', input, 'response { id }');
  }

  /** What those outside may not know of: drafts, and what was said where responses are not published. */
  async keepInside(secret: string): Promise<void> {
    const hushed = await this.respond('SUP-CEDAR', `Hushed ${secret}`, { consultationId: HUSHED });
    const words = { theme: `theme ${secret}`, assignee: `who ${secret}`, reasoning: `Why ${secret}` };
    const { id: commentId } = await this.comment(hushed.answers[0].id, words);
    await this.link(commentId, `Link ${secret}`);
    const text = `# Tale\n\n## 1 One\n\n### 1.1 Point\n\nThe ${secret} hub.\n\n### 1.3 New ${secret}\n\nWords ${secret}.\n`;
    const draft = await this.draft('2.0', text);
    const set = { name: `Set ${secret}`, baselineIds: [draft.id] };
    await this.done('createDesignBaseline', set, 'designBaseline { id }');
    const asking = { draft: true, title: `Draft ${secret}`, proposalIds: [draft.id] };
    await this.open('UNSAID', asking);
    await this.open('LATER', asking);
    const issue = { consultationId: UNSAID, summary: `Issue ${secret}`, dependsOn: `Talks on ${secret}` };
    const { id } = await this.done('raiseOpenIssue', issue, 'openIssue { id }');
    const step = { consultationId: UNSAID, name: `Step ${secret}`, dueOn: '2018-12-01' };
    await this.done('planMilestone', step, 'milestone { id }');
    await this.link(id, `At a draft ${secret}`);
  }

  /** Opens one of the drafts, with other words than it had. */
  async say(): Promise<void> {
    this.product.clock.set(new Date(SAMPLE_END.getTime() + 60_000));
    const query = `{ consultation(id: "${LATER}") { version } }`;
    const { version } = (await this.product.ask('GOVERNANCE', query)).data.consultation;
    const changed = { id: LATER, version, title: 'Said', proposalIds: [] };
    const { version: now } = await this.done('updateConsultation', changed, 'consultation { version }');
    this.product.clock.set(new Date(SAMPLE_END.getTime() + 120_000));
    await this.done('transitionConsultation', { id: LATER, version: now, to: 'OPEN' }, 'consultation { id }');
  }
}
