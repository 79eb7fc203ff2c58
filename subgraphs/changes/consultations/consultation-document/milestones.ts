import type { Block } from './blocks';
import { findDates, mentionsTime, plannedTime } from './calendar-date';
import type { PlannedMilestone } from './consultation-document';
import { type DocumentProblems, excerpt } from './document-problem';
import { collapse, sentences, withoutFullStop, withoutMarks } from './prose';

/** The way of every subsidiary document after its consultation, in this order. */
const STAGES = [
  { name: 'Review of comments', word: /\b(?:reviewed|reviewing|review of|considered)\b/i, before: 'the consultation' },
  { name: 'Baselining', word: /\bbaselin(?:ed|ing|e)\b/i, before: 'the review of comments' },
  { name: 'Submission', word: /\bsubmi(?:tted|ssion|tting)\b/i, before: 'the baselining' },
  { name: 'Re-designation', word: /\b(?:re-?)?designat(?:ed|ion|ing)\b/i, before: 'the submission' },
] as const;
type StageName = (typeof STAGES)[number]['name'];

interface Stage {
  name: StageName;
  before: string;
  line: number;
  sentence: string;
  /** From the word of the stage to that of the next. */
  text: string;
}

/** Reads what happens after the consultation, when, and on whose authority. */
export function readMilestones(blocks: readonly Block[], line: number, problems: DocumentProblems): PlannedMilestone[] {
  const stages = findStages(blocks);
  for (const { name } of STAGES) {
    if (stages.some((stage) => stage.name === name)) continue;
    problems.add(
      line,
      'MILESTONE_MISSING',
      `The section does not tell of this step: ${name}.`,
      'Say how comments are reviewed, who baselines the documents, to whom they are submitted and under what they are re-designated.',
    );
  }
  return stages.map((stage) => readStage(stage, problems));
}

function findStages(blocks: readonly Block[]): Stage[] {
  const found: Stage[] = [];
  for (const block of blocks) {
    const texts = block.kind === 'paragraph' ? [block] : block.kind === 'list' ? block.items : [];
    for (const { line, text } of texts) {
      for (const written of sentences(text)) {
        const sentence = withoutFullStop(withoutMarks(written));
        const here = STAGES.map((stage) => ({ ...stage, at: stage.word.exec(sentence)?.index ?? -1 }))
          .filter(({ at, name }) => at >= 0 && !found.some((stage) => stage.name === name))
          .sort((a, b) => a.at - b.at);
        for (const [index, { name, before, at }] of here.entries()) {
          found.push({ name, before, line, sentence, text: sentence.slice(at, here[index + 1]?.at) });
        }
      }
    }
  }
  return found;
}

function readStage(stage: Stage, problems: DocumentProblems): PlannedMilestone {
  const authority = readAuthority(stage, problems);
  const stated = plannedTime(stage.text);
  const [day] = findDates(stage.text);
  const [, following] = /^((?:following|after|once|when) [^,]{3,100}),/i.exec(stage.sentence) ?? [];
  const mistaken = !stated && (stage.name === 'Baselining' || mentionsTime(stage.text));
  if (mistaken) {
    problems.add(
      stage.line,
      'MILESTONE_DATE_UNREADABLE',
      `${excerpt(stage.text)} does not say in a readable way when it is planned.`,
      'Write a month or a day, such as “in March 2020” or “on 12 March 2020”.',
    );
  }
  const plannedFor =
    stated?.text ?? (stage.name === 'Review of comments' ? following : undefined) ?? `After ${stage.before}`;
  return { name: nameOf(stage, authority), authority, plannedFor, dueOn: day?.day ?? null, line: stage.line };
}

function nameOf(stage: Stage, authority: string | null): string {
  if (stage.name === 'Submission' && authority !== null) return `Submission to the ${authority}`;
  return stage.name === 'Re-designation' && !/^re/i.test(stage.text) ? 'Designation' : stage.name;
}

function readAuthority({ name, text, line }: Stage, problems: DocumentProblems): string | null {
  if (name === 'Review of comments') return null;
  const authority = { Baselining: baselinedBy, Submission: submittedTo, 'Re-designation': designatedUnder }[name](text);
  if (authority === undefined) {
    problems.add(
      line,
      'MILESTONE_AUTHORITY_MISSING',
      `${excerpt(text)} does not say on whose authority.`,
      'Say via which group documents are baselined, to whom they are submitted, and under which condition and section they are designated.',
    );
  }
  return authority ?? null;
}

function baselinedBy(text: string): string | undefined {
  const [, group] = /\b(?:via|by|through|at) (?:the )?([A-Z][^,]{1,150})/.exec(text) ?? [];
  return group === undefined ? undefined : beforeTime(group);
}

function submittedTo(text: string): string | undefined {
  const [, body] = /\bto (?:the )?([A-Z][A-Za-z-]*(?: (?:of|for|and|the|[A-Z][A-Za-z-]*)){0,8})/.exec(text) ?? [];
  return body?.replace(/(?: (?:of|for|and|the))+$/, '');
}

function designatedUnder(text: string): string | undefined {
  const [, basis] = /\b(?:pursuant to|under|in accordance with|by virtue of) (?:the )?([^,;]{3,200})/.exec(text) ?? [];
  if (basis === undefined || !/\bCondition \d/.test(basis) || !/\bSection [A-Z]\d/.test(basis)) return undefined;
  return beforeTime(basis);
}

function beforeTime(text: string): string {
  const time = plannedTime(text);
  return collapse(time ? text.slice(0, time.index).replace(/ (?:in|on|by|during|before|at)(?: the)? ?$/, '') : text);
}
