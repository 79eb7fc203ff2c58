import type { SaidComment } from './comments';

interface ThemeTally {
  comments: number;
  decided: number;
  /** Numbers, in the report, of its first comments. */
  first: number[];
}

interface ResultTally {
  baselineId: string;
  baselineName: string;
  comments: number[];
}

/** How many comments a line of a report names before it only counts them. */
const NAMED = 20;

/** What is counted while the comments go by, so that they need not be held. */
export class ConclusionsTally {
  comments = 0;
  readonly themes = new Map<string, ThemeTally>();
  readonly outcomes = new Map<string, number>();
  /** By clause version. */
  readonly results = new Map<string, ResultTally>();

  /** @returns the comment's number in the report */
  count({ themes, disposition }: SaidComment): number {
    this.comments += 1;
    const number = this.comments;
    for (const theme of new Set(themes)) {
      const tally = this.themes.get(theme) ?? { comments: 0, decided: 0, first: [] };
      tally.comments += 1;
      if (disposition) tally.decided += 1;
      if (tally.first.length < NAMED) tally.first.push(number);
      this.themes.set(theme, tally);
    }
    const outcome = disposition?.outcome ?? 'NOT_YET_DECIDED';
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
    for (const { id, baseline } of disposition?.resultingClauses ?? []) {
      const baselineName = `${baseline.document.code} ${baseline.label}`;
      const result = this.results.get(id) ?? { baselineId: baseline.id, baselineName, comments: [] };
      result.comments.push(number);
      this.results.set(id, result);
    }
    return number;
  }
}

/** Numbers of comments as a line of a report names them. */
export function named(numbers: readonly number[], all = numbers.length): string {
  const shown = numbers.slice(0, NAMED).join(', ');
  return all > NAMED ? `${shown} and ${all - NAMED} more` : shown;
}
