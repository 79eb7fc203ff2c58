import type { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText, SUMMARY } from '../../../platform/input/text';
import { CategoryTarget, targetOn } from '../category-target';
import type { CategoryTargetInput, SetCategoryTargetsInput } from './category-target.input';

/** Longest time that can be set, in seconds: a year. */
export const MAX_SECONDS = 366 * 86_400;
const MAX_EXAMPLES = 20;
const FIRST_DAY = '2000-01-01';
const LAST_DAY = '2999-12-31';

/** What is known when targets are set. */
export interface Standing {
  /** All targets that are kept. */
  targets: readonly CategoryTarget[];
  /** The latest day in the UK on which an incident was raised; null when none was. */
  lastRaisedOn: string | null;
}

/** Targets as they are to be kept, each with what is kept of that category and day so far. */
export interface TargetChange {
  before: CategoryTarget | null;
  after: CategoryTarget;
}

/**
 * The targets that an input asks for; what is wrong with it is added to the problems, all at once.
 *
 * What incidents are measured against stands: times change only from a day on that no incident was raised on or after.
 * Words, the source and whether it is confirmed can be put right always.
 * @source IMP, heading on prioritisation and categorisation; that targets do not work back is recalled from practice
 */
export function readTargets(
  problems: Problems,
  { effectiveFrom, targets }: SetCategoryTargetsInput,
  standing: Standing,
): TargetChange[] {
  if (effectiveFrom < FIRST_DAY || effectiveFrom > LAST_DAY) {
    const message = `${effectiveFrom} is not between ${FIRST_DAY} and ${LAST_DAY}.`;
    problems.add('effectiveFrom', 'OUT_OF_RANGE', message, 'Check the year.');
  }
  if (targets.length === 0) {
    problems.add('targets', 'EMPTY', 'No category is given.', 'Give the targets of one category at least.');
  }
  const seen = new Set<string>();
  return targets.map((target, index) => {
    const at: Place = (...path) => ['targets', String(index), ...path];
    if (seen.has(target.category)) {
      problems.add(at('category'), 'DUPLICATE', `${target.category} is given already.`, 'Give each category once.');
    }
    seen.add(target.category);
    checkTimes(problems, at, target);
    const before = standing.targets.find(
      (each) => each.category === target.category && each.effectiveFrom === effectiveFrom,
    );
    const held = targetOn(standing.targets, target.category, effectiveFrom);
    checkVersion(problems, at, target, before);
    checkMeasured(problems, { effectiveFrom, target, held, lastRaisedOn: standing.lastRaisedOn });
    const words = readWords(problems, at, target, held);
    const { category, responseSeconds, resolutionSeconds } = target;
    const version = (before?.version ?? 0) + 1;
    const kept = { category, effectiveFrom, responseSeconds, resolutionSeconds, ...words, version };
    return { before: before ?? null, after: Object.assign(new CategoryTarget(), kept) };
  });
}

/** Where in the input a field of one of the targets stands. */
type Place = (...path: string[]) => string[];

function checkTimes(problems: Problems, at: Place, { responseSeconds, resolutionSeconds }: CategoryTargetInput): void {
  for (const [field, seconds] of Object.entries({ responseSeconds, resolutionSeconds })) {
    if (seconds >= 1 && seconds <= MAX_SECONDS) continue;
    const message = `${seconds} is not between 1 and ${MAX_SECONDS}.`;
    problems.add(at(field), 'OUT_OF_RANGE', message, 'Give the time in seconds, a year at most.');
  }
  if (resolutionSeconds < responseSeconds) {
    const message = `It would have to be resolved after ${resolutionSeconds} seconds and taken up after ${responseSeconds}.`;
    problems.add(at('resolutionSeconds'), 'BEFORE_RESPONSE', message, 'Give a resolution time that is not shorter.');
  }
}

function checkVersion(
  problems: Problems,
  at: Place,
  { category, version }: CategoryTargetInput,
  before: CategoryTarget | undefined,
): void {
  const given = version ?? null;
  if (before && given === null) {
    const message = `Targets of ${category} from ${before.effectiveFrom} are there already.`;
    problems.add(at('version'), 'VERSION_NEEDED', message, `Give version ${before.version} to replace them.`);
  } else if (!before && given !== null) {
    const message = `There are no targets of ${category} from that day.`;
    problems.add(at('version'), 'NOT_FOUND', message, 'Leave the version out for targets that are new.');
  }
}

interface Measuring {
  effectiveFrom: string;
  target: CategoryTargetInput;
  /** What is in force on that day so far. */
  held: CategoryTarget | undefined;
  lastRaisedOn: string | null;
}

function checkMeasured(problems: Problems, { effectiveFrom, target, held, lastRaisedOn }: Measuring): void {
  const { responseSeconds, resolutionSeconds } = target;
  const same = held?.responseSeconds === responseSeconds && held.resolutionSeconds === resolutionSeconds;
  if (same || lastRaisedOn === null || effectiveFrom > lastRaisedOn) return;
  const message = `Incidents that were raised up to ${lastRaisedOn} are measured by the targets of their day.`;
  if (problems.list.some(({ code }) => code === 'ALREADY_MEASURED')) return;
  problems.add('effectiveFrom', 'ALREADY_MEASURED', message, `Give a day after ${lastRaisedOn}.`);
}

function readWords(
  problems: Problems,
  at: Place,
  { category, description, examples, source, confirmed }: CategoryTargetInput,
  held: CategoryTarget | undefined,
) {
  const given = examples ?? held?.examples ?? [];
  if (given.length > MAX_EXAMPLES) {
    const message = `There are ${given.length} examples; at most ${MAX_EXAMPLES} are taken.`;
    problems.add(at('examples'), 'TOO_MANY', message, 'Give those that tell most.');
  }
  return {
    description: readText(problems, at('description'), description ?? held?.description ?? category, PARAGRAPHS),
    examples: given
      .slice(0, MAX_EXAMPLES)
      .map((example, index) => readText(problems, at('examples', String(index)), example, SUMMARY)),
    source: readText(problems, at('source'), source, PARAGRAPHS),
    confirmed: confirmed ?? false,
  };
}
