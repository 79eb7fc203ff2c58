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
  /** All that is wrong in what was asked for, also where the rules of null take it out of the answer. */
  allErrors(): Promise<Told['errors']>;
}

/** In words, every difference between answers that nothing explains. */
export async function findUnexplained(compared: Compared): Promise<string[]> {
  const { ours, single, apollo } = compared;
  if (apollo) return differencesFromApollo({ ...compared, apollo });
  if (single) return differencesFromSingleSchema({ ...compared, single });
  return ours.data === 'undefined' ? ['Nothing was answered, and nothing says why.'] : [];
}
