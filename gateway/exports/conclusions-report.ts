import type { Block, Report } from './block';
import type { ChangedClause } from './changed-clauses';
import type { ClauseWords } from './clause-words';
import type { SaidComment } from './comments';
import { annexOfRedLines } from './conclusions-annex';
import { outcomeBlocks, resultBlocks, themeBlocks } from './conclusions-outcome';
import { ConclusionsTally } from './conclusions-tally';
import type { ConsultationFacts } from './consultation-facts';
import { counted } from './counted';
import type { Edition } from './edition';
import { clausesOf, resultsOf } from './matrix';
import { inWords } from './plain-text';
import type { ProposedChange } from './proposed-changes';
import type { ReceivedResponse } from './respondents';

/** Where a report reads from; each is read once, as a stream. */
export interface ConclusionsSources {
  consultation: ConsultationFacts;
  edition: Edition;
  /** When the report is made. */
  at: Date;
  changes(): AsyncIterable<ProposedChange>;
  responses(): AsyncIterable<ReceivedResponse>;
  comments(): AsyncIterable<SaidComment>;
  clausesIn(baselineId: string): AsyncIterable<ClauseWords>;
  changedClauses(baselineId: string, against: string): AsyncIterable<ChangedClause>;
}

const heading = (level: 2 | 3 | 4, text: string): Block => ({ kind: 'heading', level, text });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
const list = (items: readonly string[]): Block => ({ kind: 'list', items });

/** The conclusions of a consultation: what was asked, who answered, what they said, what was decided, what came of it. */
export function conclusionsReport(sources: ConclusionsSources): Report {
  const { consultation, edition } = sources;
  const title = `Conclusions: ${consultation.title}`;
  return { title, edition: edition.label, landscape: false, blocks: blocksOf(sources, title) };
}

async function* blocksOf(sources: ConclusionsSources, title: string): AsyncGenerator<Block> {
  const { consultation } = sources;
  const tally = new ConclusionsTally();
  yield { kind: 'heading', level: 1, text: title };
  yield list([
    `Reference: ${consultation.reference}`,
    ...(consultation.publisher ? [`Published by: ${consultation.publisher.name}`] : []),
    ...(consultation.classification ? [`Classification: ${consultation.classification}`] : []),
    `Open from ${consultation.opensOn} to ${consultation.closesOn}`,
    `Status: ${inWords(consultation.status)}`,
  ]);
  yield* asked(sources);
  yield* answered(sources);
  yield heading(2, 'What was said, and what we decided');
  yield* said(sources, tally);
  yield* themeBlocks(tally);
  yield* outcomeBlocks(tally);
  yield* resultBlocks(tally, (baselineId) => sources.clausesIn(baselineId));
  yield* stillToCome(consultation);
  yield* made(sources, tally);
  yield* annexOfRedLines(consultation.proposals, sources);
}

async function* asked({ consultation, changes }: ConclusionsSources): AsyncGenerator<Block> {
  yield heading(2, 'What we asked');
  if (consultation.documents.length > 0) {
    yield paragraph('The consultation was on these documents:');
    yield list(consultation.documents.map(({ code, title }) => `${title} (${code})`));
  }
  if (consultation.questions.length > 0) {
    yield heading(3, 'Questions');
    yield list(consultation.questions.map(({ code, text }) => `${code}: ${text}`));
  }
  let first = true;
  for await (const { document, area, rationale, points, clauseReferences } of changes()) {
    if (first) yield heading(3, 'Proposed changes');
    first = false;
    yield heading(4, `${document.code}: ${area}`);
    yield paragraph(rationale);
    if (points.length > 0) yield list(points);
    if (clauseReferences.length > 0) yield paragraph(`Clauses: ${clauseReferences.join('; ')}`);
  }
  if (consultation.relatedConsultations.length > 0) {
    yield heading(3, 'To be read with it');
    yield list(consultation.relatedConsultations.map(({ title, publisher }) => `${title} (${publisher})`));
  }
}

async function* responseRows(responses: AsyncIterable<ReceivedResponse>): AsyncGenerator<string[]> {
  for await (const { organisation, receivedAt, late, confidentiality } of responses) {
    yield [organisation?.name ?? 'Not named', receivedAt.slice(0, 10), late ? 'Yes' : 'No', inWords(confidentiality)];
  }
}

function* answered({ consultation: { progress }, responses }: ConclusionsSources): Generator<Block> {
  yield heading(2, 'Who answered');
  const late = progress.late > 0 ? `, ${progress.late} of them after the closing day` : '';
  yield paragraph(
    `${counted(progress.responsesReceived, 'response')}${late}; ${counted(progress.comments, 'comment')}.`,
  );
  if (progress.responsesReceived === 0) return;
  yield {
    kind: 'table',
    caption: 'Responses, as they came in',
    columns: [
      { title: 'Organisation', width: 40 },
      { title: 'Received', width: 14 },
      { title: 'Late', width: 8 },
      { title: 'Confidential', width: 14 },
    ],
    rows: responseRows(responses()),
  };
}

type Asked = ConsultationFacts['progress']['byQuestion'][number];

function* questionBlocks({ question, answers, stances, comments, disposed }: Asked): Generator<Block> {
  yield heading(3, `${question.code}: ${question.text}`);
  const counts = stances.map(({ stance, count }) => `${inWords(stance)}: ${count}`);
  yield paragraph([counted(answers, 'answer'), ...counts].join('; '));
  yield paragraph(comments === 0 ? 'No comments.' : `${counted(comments, 'comment')}, ${disposed} decided.`);
}

function* commentBlocks(comment: SaidComment, number: number): Generator<Block> {
  const { answer, themes, campaign, disposition, redacted, text } = comment;
  const about = clausesOf(comment);
  yield heading(4, `Comment ${number}: ${answer.response.organisation?.name ?? 'not named'}`);
  yield { kind: 'quote', text };
  const facts = [
    ...(answer.stance ? [`Stance: ${inWords(answer.stance)}`] : []),
    ...(answer.response.late ? ['Received late'] : []),
    ...(redacted ? ['Parts left out as confidential'] : []),
    ...(about.length > 0 ? [`Clauses: ${about.join('; ')}`] : []),
    ...(campaign ? [`One of ${counted(campaign.size, 'near-identical comment')}`] : []),
    ...(themes.length > 0 ? [`Themes: ${themes.join('; ')}`] : []),
  ];
  if (facts.length > 0) yield list(facts);
  if (!disposition) {
    yield paragraph('Not yet decided.');
    return;
  }
  yield paragraph(`${inWords(disposition.outcome)}. ${disposition.reasoning}`);
  if (disposition.noChangeReason) yield paragraph(`No clause changes: ${disposition.noChangeReason}`);
  const results = resultsOf(comment);
  if (results.length > 0) yield paragraph(`Resulting text: ${results.join('; ')}`);
}

/** Comments come question by question; questions on which there are none are named where they stand. */
async function* said({ consultation, comments }: ConclusionsSources, tally: ConclusionsTally): AsyncGenerator<Block> {
  const waiting = [...consultation.progress.byQuestion];
  let current: string | null = null;
  for await (const comment of comments()) {
    const { question } = comment.answer;
    if (question.code !== current) {
      const place = waiting.findIndex((one) => one.question.code === question.code);
      for (const one of waiting.splice(0, place + 1)) yield* questionBlocks(one);
      if (place < 0) yield heading(3, `${question.code}: ${question.text}`);
      current = question.code;
    }
    yield* commentBlocks(comment, tally.count(comment));
  }
  for (const one of waiting) yield* questionBlocks(one);
}

function* stillToCome({ openIssues, milestones }: ConsultationFacts): Generator<Block> {
  if (openIssues.length > 0) {
    yield heading(2, 'What is still open');
    for (const { summary, dependsOn, state, updates } of openIssues) {
      yield heading(3, summary);
      yield paragraph(`${inWords(state)}. It depends on: ${dependsOn}`);
      if (updates.length > 0) yield list(updates.map(({ at, text }) => `${at.slice(0, 10)}: ${text}`));
    }
  }
  if (milestones.length > 0) {
    yield heading(2, 'Next steps');
    yield {
      kind: 'table',
      caption: 'Milestones',
      columns: [
        { title: 'What', width: 40 },
        { title: 'By whose authority', width: 24 },
        { title: 'Planned for', width: 16 },
        { title: 'Done on', width: 14 },
        { title: 'State', width: 12 },
      ],
      rows: milestones.map(({ name, authority, plannedFor, dueOn, doneOn, state }) => [
        name,
        authority ?? '',
        dueOn ?? plannedFor,
        doneOn ?? '',
        inWords(state),
      ]),
    };
  }
}

function* made({ consultation, edition, at }: ConclusionsSources, tally: ConclusionsTally): Generator<Block> {
  yield heading(2, 'How this was made');
  yield list([
    `Read from the graph at ${at.toISOString()}; the consultation was at version ${consultation.version}`,
    edition.label,
    counted(tally.comments, 'comment'),
    ...consultation.proposals.flatMap(({ document, label, status, contentHash, basedOn }) => [
      `Proposal ${document.code} ${label} (${inWords(status)}): content hash ${contentHash}`,
      ...(basedOn ? [`Its base ${document.code} ${basedOn.label}: content hash ${basedOn.contentHash}`] : []),
    ]),
  ]);
}
