import type { Block } from './blocks';
import type { StatedOpenIssue } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { CODE, capitalised, collapse, footnoteMarks, sentences, withoutFullStop, withoutMarks } from './prose';
import { namesDocument } from './related-documents';

const WAITS =
  /\b(?:dependent (?:up)?on|depends? (?:up)?on|contingent (?:up)?on|conditional (?:up)?on|subject to|pending|await(?:s|ing)?|waiting for) /i;
const CONCERN =
  /\bconcerns? (?:had been |have been |has been |was |were )?(?:raised )?(?:around|about|over|regarding|on|with|that) (.+)$/i;
const ACTIVITY = /^(?:.{0,100}? that )?(.{2,200}?) continues? to (?:develop|prepare|draft|write|work on) (.+)$/i;
const SET_OUT = new RegExp(`^(.+?) (?:is|are|will be) set out in (?:the )?(.{3,200}? \\(${CODE}\\))`);

/** Reads what is still open, and what each issue waits for. */
export function readOpenIssues(blocks: readonly Block[], line: number, problems: DocumentProblems): StatedOpenIssue[] {
  const issues: StatedOpenIssue[] = [];
  let waiting = false;
  for (const block of blocks) {
    if (block.kind !== 'paragraph') continue;
    waiting ||= WAITS.test(block.text);
    if (/\bno (?:open|outstanding) issues\b/i.test(block.text)) waiting = true;
    else issues.push(...readParagraph(block.text, block.line, problems));
  }
  if (!waiting) {
    problems.add(
      line,
      'OPEN_ISSUES_MISSING',
      'The section names no open issue and what it waits for.',
      'Say what each issue is dependent on or subject to, or that there are no open issues.',
    );
  }
  return issues;
}

function readParagraph(paragraph: string, line: number, problems: DocumentProblems): StatedOpenIssue[] {
  const issues: StatedOpenIssue[] = [];
  let concern: string | undefined;
  for (const written of sentences(paragraph)) {
    const sentence = withoutFullStop(withoutMarks(written));
    const found = WAITS.test(sentence)
      ? readDependencies(sentence, concern, line, problems)
      : [readActivity(sentence, line) ?? readSetOut(sentence, line)].filter((issue) => issue !== undefined);
    const [, stated] = CONCERN.exec(sentence) ?? [];
    if (stated !== undefined && !WAITS.test(sentence)) concern = capitalised(stated.replace(/^the /, ''));
    const runsOn = /[a-z)]{3}\. [a-z]/.test(sentence);
    if (
      runsOn ||
      (found.length === 0 &&
        (footnoteMarks(written).length > 0 || namesDocument(sentence) || /\beither\b/.test(sentence)))
    ) {
      problems.add(
        line,
        'OPEN_ISSUE_UNREADABLE',
        `${excerpt(sentence)} does not say what is open and what it waits for.`,
        'Say that it is dependent on or subject to something, that somebody continues to develop it, or where it is set out.',
      );
    }
    issues.push(...found);
  }
  if (issues.length === 0) {
    problems.add(
      line,
      'OPEN_ISSUE_UNREADABLE',
      `The paragraph ${excerpt(paragraph)} names nothing that is open.`,
      'Say what is dependent on or subject to what, or move the paragraph to another section.',
    );
  }
  return issues;
}

/** "These issues are either dependent on A, or subject to B or C" are three issues, each with what it waits for. */
function readDependencies(
  sentence: string,
  concern: string | undefined,
  line: number,
  problems: DocumentProblems,
): StatedOpenIssue[] {
  const first = WAITS.exec(sentence)?.index ?? 0;
  const either = /\beither /.exec(sentence.slice(0, first));
  const from = either ? either.index + either[0].length : first;
  if (from !== first) {
    problems.add(
      line,
      'OPEN_ISSUE_UNREADABLE',
      `After “either” comes ${excerpt(sentence.slice(from, first))}, which is nothing to wait for.`,
      'Begin each part with “dependent on” or “subject to”.',
    );
  }
  const subject = collapse(sentence.slice(0, either?.index ?? first)).replace(/ (?:is|are|remains?|still|being)$/, '');
  const pointsBack = /\b(?:these|those|this|they|it|such)\b/i.test(subject) || subject === '';
  const summary = pointsBack ? concern : capitalised(subject.replace(/^(?:the|an?) /i, ''));
  if (summary === undefined || summary === '') {
    problems.add(
      line,
      'OPEN_ISSUE_UNREADABLE',
      `Nothing before ${excerpt(sentence)} says which issue is meant.`,
      'Name the concern in the sentence before it (“concerns around …”).',
    );
    return [];
  }
  const parts = sentence
    .slice(from)
    .split(/,? or /)
    .map((part) => withoutFullStop(part.replace(WAITS, '')));
  for (const part of parts.filter(
    (dependsOn) => dependsOn === '' || /\b(?:dependent on|subject to)\b/i.test(dependsOn),
  )) {
    problems.add(
      line,
      'OPEN_ISSUE_UNREADABLE',
      `${excerpt(part)} is not one thing to wait for.`,
      'Put “or” between the things that an issue waits for.',
    );
  }
  return parts.map((dependsOn) => ({ summary, dependsOn, line }));
}

function readActivity(sentence: string, line: number): StatedOpenIssue | undefined {
  const [, who, what] = ACTIVITY.exec(sentence) ?? [];
  if (who === undefined || what === undefined) return undefined;
  return { summary: capitalised(what), dependsOn: `continued work by ${who}`, line };
}

function readSetOut(sentence: string, line: number): StatedOpenIssue | undefined {
  const [, what, where] = SET_OUT.exec(sentence) ?? [];
  if (what === undefined || where === undefined) return undefined;
  return { summary: capitalised(what.replace(/^the /i, '')), dependsOn: where, line };
}
