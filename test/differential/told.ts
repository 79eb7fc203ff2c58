import type { Place } from '../../gateway/execution/places';

/** An answer, as its text says it. */
export interface Told {
  /** The JSON text of the data; `undefined` when there is none. */
  data: string;
  errors: readonly ToldError[];
}

export interface ToldError {
  message: string;
  /** Undefined when the error has none. */
  path: Place | undefined;
}

interface Parsed {
  data?: unknown;
  errors?: { message: string; path?: Place }[];
}

export function toldOf(text: string): Told {
  const { data, errors = [] }: Parsed = JSON.parse(text);
  const told = new Map(errors.map(({ message, path }) => [JSON.stringify([message, path]), { message, path }]));
  return { data: JSON.stringify(data) ?? 'undefined', errors: [...told.values()] };
}
