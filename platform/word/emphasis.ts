/** Text in one emphasis. */
export interface EmphasisedText {
  text: string;
  bold: boolean;
  italic: boolean;
}

const ITALIC = 1;
const BOLD = 2;
/** Lines that nobody wrote; whether they would be mistaken is not tried. */
const LONG_LINE = 100_000;
const SPACE = /\s/;

/**
 * Bold and italic as Markdown writes them, `**bold**`, `*italic*` and `***both***`, and nothing else of Markdown: all
 * other text means itself. Emphasis does not go over a line's end, nor begin or end with a space. An asterisk that
 * would be read as a mark is written `\*`, and a backslash before an asterisk or another backslash `\\`; where there is
 * nothing to mistake, nothing is escaped.
 */
export function toMarkdown(runs: readonly EmphasisedText[]): string {
  if (runs.some((run) => flagsOf(run) !== 0)) return linesOf(runs).map(lineToMarkdown).join('\n');
  const text = runs.map((run) => run.text).join('');
  return /[*\\]/.test(text) ? text.split('\n').map(unmistakable).join('\n') : text;
}

/** Reads what `toMarkdown` writes; marks without their counterpart mean themselves. */
export function fromMarkdown(text: string): EmphasisedText[] {
  const runs: EmphasisedText[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (index > 0) append(runs, '\n', 0);
    for (const { text: stretch, bold, italic } of readLine(line)) append(runs, stretch, flagsOf({ bold, italic }));
  }
  return runs;
}

/** Without its marks of emphasis, e.g. for a heading. */
export function withoutEmphasis(text: string): string {
  return fromMarkdown(text)
    .map((run) => run.text)
    .join('');
}

function flagsOf({ bold, italic }: { bold: boolean; italic: boolean }): number {
  return (bold ? BOLD : 0) | (italic ? ITALIC : 0);
}

function append(runs: EmphasisedText[], text: string, flags: number): void {
  const last = runs.at(-1);
  if (text === '') return;
  if (last !== undefined && flagsOf(last) === flags) last.text += text;
  else runs.push({ text, bold: (flags & BOLD) !== 0, italic: (flags & ITALIC) !== 0 });
}

function linesOf(runs: readonly EmphasisedText[]): EmphasisedText[][] {
  let line: EmphasisedText[] = [];
  const lines = [line];
  for (const run of runs) {
    for (const [index, text] of run.text.split('\n').entries()) {
      if (index > 0) {
        line = [];
        lines.push(line);
      }
      line.push({ ...run, text });
    }
  }
  return lines;
}

function lineToMarkdown(runs: readonly EmphasisedText[]): string {
  const text = runs.map((run) => run.text).join('');
  const flags = new Uint8Array(text.length);
  let at = 0;
  for (const run of runs) {
    flags.fill(flagsOf(run), at, at + run.text.length);
    at += run.text.length;
  }
  for (const bit of [ITALIC, BOLD]) trimSpaces(text, flags, bit);
  return flags.some((flag) => flag !== 0) ? marked(text, flags) : unmistakable(text);
}

/** Takes the emphasis off spaces at either end of each stretch of it. */
function trimSpaces(text: string, flags: Uint8Array, bit: number): void {
  const off = (index: number) => {
    flags[index] = (flags[index] ?? 0) & ~bit;
  };
  const on = (index: number) => ((flags[index] ?? 0) & bit) !== 0;
  const isSpace = (index: number) => SPACE.test(text.charAt(index));
  for (let index = 0; index < text.length; index += 1) {
    if (on(index) && isSpace(index) && (index === 0 || !on(index - 1))) off(index);
  }
  for (let index = text.length - 1; index >= 0; index -= 1) {
    if (on(index) && isSpace(index) && !on(index + 1)) off(index);
  }
}

function marked(text: string, flags: Uint8Array): string {
  let written = '';
  let state = 0;
  for (let index = 0; index < text.length; index += 1) {
    const flag = flags[index] ?? 0;
    written += '*'.repeat(state ^ flag) + escaped(text, index, (flags[index + 1] ?? 0) !== flag);
    state = flag;
  }
  return written + '*'.repeat(state);
}

function escaped(text: string, index: number, markFollows: boolean): string {
  const character = text.charAt(index);
  const next = text.charAt(index + 1);
  if (character === '*') return '\\*';
  return character === '\\' && (markFollows || next === '*' || next === '\\') ? '\\\\' : character;
}

function unmistakable(text: string): string {
  if (!/[*\\]/.test(text)) return text;
  if (text.length > LONG_LINE) return allEscaped(text);
  const [only, ...more] = readLine(text);
  if (more.length === 0 && only?.text === text && flagsOf(only) === 0) return text;
  return allEscaped(text);
}

function allEscaped(text: string): string {
  return text.replace(/\*|\\(?=[*\\])/g, '\\$&');
}

function readLine(line: string): EmphasisedText[] {
  const read = tokens(line);
  const runs: EmphasisedText[] = [];
  let state = 0;
  for (const [index, token] of read.entries()) {
    const mark = token.mark > 0 && stands(token.mark, state, read[index - 1], read[index + 1]);
    if (mark) state ^= token.mark;
    else append(runs, token.text, state);
  }
  if (state === 0) return runs;
  return [{ text: read.map((token) => token.text).join(''), bold: false, italic: false }];
}

/** A mark that opens has no space after it, and one that closes none before it. */
function stands(mark: number, state: number, before: Token | undefined, after: Token | undefined): boolean {
  const opens = (mark & ~state) !== 0;
  const closes = (mark & state) !== 0;
  const open = after !== undefined && !SPACE.test(after.text.charAt(0));
  const closed = before !== undefined && !SPACE.test(before.text.charAt(before.text.length - 1));
  return (!opens || open) && (!closes || closed);
}

interface Token {
  text: string;
  /** What the asterisks switch, 1 to 3; 0 for text. */
  mark: number;
}

function tokens(line: string): Token[] {
  return [...line.matchAll(/\\[*\\]|\*+|[^*\\]+|\\/g)].map(([text]) => {
    if (text.startsWith('*')) return { text, mark: text.length <= (BOLD | ITALIC) ? text.length : 0 };
    return { text: /^\\[*\\]$/.test(text) ? text.slice(1) : text, mark: 0 };
  });
}
