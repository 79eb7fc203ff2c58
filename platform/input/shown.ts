/** Longest part of what was given that a message repeats, in characters. */
const MAX_SHOWN = 60;

/** What was given, as far as a message repeats it. */
export function shown(text: string): string {
  return text.length > MAX_SHOWN ? `${text.slice(0, MAX_SHOWN)}…` : text;
}
