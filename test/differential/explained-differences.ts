import type { Case } from './case';
import { differencesFromApollo } from './differences-from-apollo';
import { differencesFromSingleSchema } from './differences-from-single-schema';
import type { GraphLayout } from './graph-layout';
import type { Told } from './told';

/** One question, and the answers to it. */
export interface Compared {
  asked: Case;
  layout: GraphLayout;
  ours: Told;
  /** Undefined where a single schema would rightly say something else. */
  single: Told | undefined;
  /** Undefined where it is not needed, or cannot take the question. */
  apollo: Told | undefined;
  /** What a single schema says in the same world, with nobody missing or down. */
  truth(): Promise<Told>;
  /** All that is wrong in what was asked for, also where the rules of null take it out of the answer. */
  allErrors(): Promise<Told['errors']>;
}

/** Apollo's planner refuses some questions about interface objects; nobody can execute what is not planned. */
const PLANNING_REFUSED = [
  /^We should have an edge from \w+\(\w+\) for \w+$/,
  /^Cannot add fragment of condition "\w+" \(runtimes: .*\) to parent type "\w+" \(runtimes: .*\)$/,
];

/** In words, every difference between answers that nothing explains. */
export async function findUnexplained(compared: Compared): Promise<string[]> {
  const { ours, single, apollo } = compared;
  if (ours.data === 'undefined') {
    const isRefused = ours.errors.every(({ message }) => PLANNING_REFUSED.some((words) => words.test(message)));
    const isSame = JSON.stringify(ours) === JSON.stringify(apollo);
    return isRefused && isSame ? [] : [`Nothing was answered: ${JSON.stringify(ours.errors)}`];
  }
  if (apollo) return differencesFromApollo({ ...compared, apollo });
  return single ? differencesFromSingleSchema({ ...compared, single }) : ['Nobody was asked but the gateway itself.'];
}
