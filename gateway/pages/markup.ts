import { escapedHtml } from '../../platform/text/escaped-html';

/** A piece of HTML that is safe to send: everything that was put into it is escaped. */
export class Markup {
  constructor(readonly html: string) {}
}

type Part = Markup | string | number | null | readonly Part[];

function write(part: Part): string {
  if (part === null) return '';
  if (part instanceof Markup) return part.html;
  if (typeof part === 'string' || typeof part === 'number') return escapedHtml(String(part));
  return part.map(write).join('');
}

/** HTML with values in it; a value that is no `Markup` itself stands for its own text, whatever is in it. */
export function html(texts: TemplateStringsArray, ...values: readonly Part[]): Markup {
  return new Markup(texts.map((text, index) => text + write(values[index] ?? null)).join(''));
}

export const NOTHING = html``;

/** Paragraphs of a text, which are parted by empty lines; its line breaks stay. */
export function paragraphs(text: string): Markup {
  const parts = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return html`${parts.map((part) => html`<p>${part.split('\n').map((line, index) => (index === 0 ? line : html`<br>${line}`))}</p>`)}`;
}
