import { create } from 'xmlbuilder2';
import type { Assessed } from './assessed';

/** Characters that XML has no way to write. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu;

function written(text: string): string {
  // The builder takes what looks like an entity for one, and leaves it as it stands.
  return text.replace(UNWRITABLE, '\uFFFD').replace(/&/g, '&amp;');
}

/** Things that a sentence names. */
const MOST_TOLD = 5;

/** What was found, in words; the things that break the duty where there are any. */
function wordsOf({ outcome, population, violations, evidenceIds, error }: Assessed): string {
  if (outcome === 'ERROR') return error ?? 'It could not be assessed.';
  if (outcome === 'NOT_APPLICABLE') return 'There is nothing that it is about.';
  const counted = `${violations} of ${population} break it`;
  const told = evidenceIds.slice(0, MOST_TOLD);
  const more = (violations ?? 0) - told.length;
  if (told.length === 0) return `${counted}.`;
  return `${counted}: ${told.join(', ')}${more > 0 ? ` and ${more} more` : ''}.`;
}

function summaryOf(assessed: readonly Assessed[]) {
  const count = (outcome: Assessed['outcome']) => assessed.filter((each) => each.outcome === outcome).length;
  return {
    obligations: assessed.length,
    compliant: count('COMPLIANT'),
    nonCompliant: count('NON_COMPLIANT'),
    notApplicable: count('NOT_APPLICABLE'),
    inError: count('ERROR'),
  };
}

export function textReport(assessed: readonly Assessed[]): string {
  const lines = assessed.map((each) => {
    const { obligation, outcome } = each;
    return `${outcome.padEnd(14)} ${obligation.id}  ${obligation.statement}\n${' '.repeat(15)}${wordsOf(each)}\n`;
  });
  const { obligations, compliant, nonCompliant, notApplicable, inError } = summaryOf(assessed);
  const sum = `${obligations} obligations: ${compliant} met, ${nonCompliant} not met, ${notApplicable} about nothing, ${inError} in error.\n`;
  return [...lines, sum].join('');
}

export function jsonReport(assessed: readonly Assessed[]): string {
  return `${JSON.stringify({ summary: summaryOf(assessed), assessments: assessed }, null, 2)}\n`;
}

/** JUnit's XML, as CI systems read it: a suite a document, a test case an obligation. */
export function junitReport(assessed: readonly Assessed[]): string {
  const { obligations, nonCompliant, inError } = summaryOf(assessed);
  const totals = { tests: obligations, failures: nonCompliant, errors: inError };
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', { name: 'obligations', ...totals });
  const codes = [...new Set(assessed.map(({ obligation }) => obligation.clause.document.code))].sort();
  for (const code of codes) {
    const own = assessed.filter(({ obligation }) => obligation.clause.document.code === code);
    const sums = summaryOf(own);
    const suite = root.ele('testsuite', {
      name: written(code),
      tests: sums.obligations,
      failures: sums.nonCompliant,
      errors: sums.inError,
      skipped: sums.notApplicable,
      timestamp: own[0]?.assessedAt,
      time: seconds(own.reduce((sum, each) => sum + (each.durationMilliseconds ?? 0), 0)),
    });
    for (const each of own) addCase(suite, each);
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function addCase(suite: ReturnType<ReturnType<typeof create>['ele']>, each: Assessed): void {
  const { obligation, againstClauseVersion: clause, outcome } = each;
  const found = suite.ele('testcase', {
    classname: written(`${obligation.clause.document.code} ${clause.baseline.label} ${clause.number}`),
    name: written(`${obligation.id}: ${obligation.statement}`),
    time: seconds(each.durationMilliseconds ?? 0),
  });
  const message = written(wordsOf(each));
  if (outcome === 'NON_COMPLIANT')
    found.ele('failure', { type: outcome, message }).txt(written(each.evidenceIds.join('\n')));
  if (outcome === 'ERROR') found.ele('error', { type: outcome, message });
  if (outcome === 'NOT_APPLICABLE') found.ele('skipped', { message });
}
