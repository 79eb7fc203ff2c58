import { text as textOf } from 'node:stream/consumers';
import type { SaidComment } from './comments';
import { type ConclusionsSources, conclusionsReport } from './conclusions-report';
import { editionFor } from './edition';
import { renderReport } from './export-format';

async function* stream<T>(...things: T[]): AsyncGenerator<T> {
  yield* things;
}

const asked = (code: string, comments: number) => ({
  question: { code, text: `What of ${code}?` },
  answers: 1,
  stances: [{ stance: 'OPPOSES', count: 1 }],
  comments,
  disposed: 0,
});

function comment(code: string, text: string, more: Partial<SaidComment> = {}): SaidComment {
  return {
    id: `comment:${text}`,
    text,
    redacted: false,
    themes: ['cost'],
    assignee: null,
    campaign: null,
    clauses: [],
    answer: {
      stance: 'OPPOSES',
      question: { code, text: `What of ${code}?` },
      response: { late: false, organisation: { name: 'Alder' } },
    },
    disposition: null,
    ...more,
  };
}

const version = {
  id: 'clauseVersion:IMP-2.0#IMP-2.1',
  number: '2.1',
  baseline: { id: 'baseline:IMP-2.0', label: '2.0', document: { code: 'IMP' } },
};
const decided = {
  outcome: 'PARTLY_ACCEPTED',
  reasoning: 'Half of it.',
  noChangeReason: null,
  decidedAt: '2018-06-12T10:00:00Z',
  resultingClauses: [version],
};

const SOURCES: ConclusionsSources = {
  edition: editionFor({ roles: ['PUBLIC'], organisation: null }),
  at: new Date('2018-07-01T09:00:00Z'),
  consultation: {
    id: 'consultation:ONE',
    reference: 'ONE',
    title: 'One',
    classification: null,
    status: 'UNDER_REVIEW',
    opensOn: '2018-05-04',
    closesOn: '2018-06-04',
    version: 3,
    publisher: { name: 'DCC' },
    documents: [{ code: 'IMP', title: 'Incident Management Policy' }],
    questions: [{ code: 'Q1', text: 'What of Q1?', document: null }],
    proposals: [
      {
        id: 'baseline:IMP-2.0',
        label: '2.0',
        status: 'DRAFT',
        contentHash: 'abc',
        document: { code: 'IMP', title: 'Incident Management Policy' },
        basedOn: { id: 'baseline:IMP-1.0', label: '1.0', contentHash: 'def' },
      },
    ],
    openIssues: [],
    milestones: [],
    relatedConsultations: [],
    progress: {
      invited: 2,
      responsesReceived: 1,
      late: 0,
      comments: 3,
      commentsDisposed: 1,
      byQuestion: [asked('Q1', 1), asked('Q2', 0), asked('Q3', 2)],
    },
  },
  changes: () => stream(),
  responses: () => stream(),
  comments: () =>
    stream(
      comment('Q1', 'Too dear.', { disposition: decided }),
      comment('Q3', 'Too slow.', { themes: ['time'] }),
      comment('Q3', 'Dear and slow.', { themes: ['cost', 'time', 'cost'], disposition: decided }),
    ),
  clausesIn: () =>
    stream(
      { id: 'clauseVersion:IMP-2.0#IMP-1', number: '1', heading: 'Scope', text: 'Not asked for.' },
      { id: version.id, number: '2.1', heading: 'Who', text: 'The **lead** supplier <b>answers</b>.' },
    ),
  changedClauses: () =>
    stream({
      kind: 'MODIFIED',
      before: { number: '2', heading: 'Who' },
      after: { number: '2.1', heading: 'Who' },
      segments: [
        { operation: 'EQUAL' as const, text: 'The ' },
        { operation: 'DELETE' as const, text: 'DCC ' },
        { operation: 'INSERT' as const, text: 'lead supplier ' },
        { operation: 'EQUAL' as const, text: 'answers.' },
      ],
    }),
};

const written = async (format: 'md' | 'html', sources = SOURCES) =>
  textOf(await renderReport(conclusionsReport(sources), format, sources.at));

describe('a report of conclusions', () => {
  it('tells of questions in their order, of those too on which nobody had a comment', async () => {
    const headings = (await written('md')).split('\n').filter((line) => /^####? (Q\d|Comment)/.test(line));
    expect(headings).toEqual([
      '### Q1: What of Q1?',
      '#### Comment 1: Alder',
      '### Q2: What of Q2?',
      '### Q3: What of Q3?',
      '#### Comment 2: Alder',
      '#### Comment 3: Alder',
    ]);
  });

  it('counts a comment once a theme, and names those that a theme and a resulting clause come from', async () => {
    const markdown = await written('md');
    expect(markdown).toContain('| cost | 2 | 2 | 1, 3 |\n| time | 2 | 1 | 2, 3 |');
    expect(markdown).toContain('| Partly accepted | 2 |\n| Not yet decided | 1 |');
    expect(markdown).toContain('#### 2.1 Who\n\n> The **lead** supplier &lt;b>answers&lt;/b>.\n\nComments: 1, 3');
    expect(markdown).not.toContain('Not asked for');
  });

  it('annexes each proposal as a red-line against its base', async () => {
    expect(await written('md')).toContain(
      '#### 2.1 Who (modified)\n\nBefore: 2 Who\n\n> The&#32;<del>DCC&#32;</del><ins>lead supplier&#32;</ins>answers.',
    );
    expect(await written('html')).toContain('The <del>DCC </del><ins>lead supplier </ins>answers.');
  });

  it('says how it was made, with the fingerprint of each text', async () => {
    const markdown = await written('md');
    expect(markdown).toContain('2018-07-01T09:00:00.000Z; the consultation was at version 3');
    expect(markdown).toContain('Proposal IMP 2.0 (Draft): content hash abc');
    expect(markdown).toContain('Its base IMP 1.0: content hash def');
  });

  it('says under every great heading which edition it is', async () => {
    const full = { ...SOURCES, edition: editionFor({ roles: ['GOVERNANCE'], organisation: null }) };
    const html = await written('html', full);
    const told = html.match(/<p class="edition">Full edition: contains confidential text<\/p>/g) ?? [];
    expect(told).toHaveLength(html.match(/<h[12] /g)?.length ?? -1);
    expect(html).toMatch(/<title>[^<]*Full edition: contains confidential text<\/title>/);
  });

  it('renders the Markdown of clauses, and no tag that stands in it', async () => {
    const html = await written('html');
    expect(html).toContain('The <strong>lead</strong> supplier &lt;b&gt;answers&lt;/b&gt;.');
    expect(html).not.toMatch(/<script|<img|<link|\sstyle=|\son\w+=/);
  });
});

describe('the edition that a reader gets', () => {
  it.each([
    [['PUBLIC'], null, 'public', false],
    [['PUBLIC', 'RESPONDENT'], { name: 'Alder' }, 'own', true],
    [['PUBLIC', 'RESPONDENT'], null, 'public', false],
    [['PUBLIC', 'ANALYST'], null, 'internal', false],
    [['PUBLIC', 'ADMIN'], null, 'internal', false],
    [['PUBLIC', 'AUTHORITY'], null, 'full', true],
    [['PUBLIC', 'RESPONDENT', 'GOVERNANCE'], { name: 'DCC' }, 'full', true],
  ])('who is %j for %j: %s', (roles, organisation, key, confidential) => {
    expect(editionFor({ roles, organisation })).toMatchObject({ key, confidential });
  });
});
