/** An answer, as its text says it. */
export interface Told {
  /** The JSON text of the data; `undefined` when there is none. */
  data: string;
  errors: readonly ToldError[];
}

export interface ToldError {
  message: string;
  /** As JSON; empty when the error has none. */
  path: string;
}

interface Parsed {
  data?: unknown;
  errors?: { message: string; path?: (string | number)[] }[];
}

export function toldOf(text: string): Told {
  const { data, errors = [] }: Parsed = JSON.parse(text);
  const told = new Map(
    errors.map(({ message, path }) => {
      const error = { message, path: path ? JSON.stringify(path) : '' };
      return [`${error.path} ${error.message}`, error];
    }),
  );
  return { data: JSON.stringify(data) ?? 'undefined', errors: [...told.values()] };
}
