import type { Notices } from './notices';
import { UnreadableWord } from './unreadable-word';

/** Fields that stand in each other; Word takes twenty. */
const DEEPEST = 200;

/**
 * Fields such as a page number or a table of contents: an instruction, which is not read, then the result, which is.
 *
 * @source ECMA-376 part 1, 17.16.18
 */
export class Fields {
  private open: ('instruction' | 'result')[] = [];
  private instructions = 0;

  /** Whether the text that comes next is one that the document shows. */
  get shown(): boolean {
    return this.instructions === 0;
  }

  mark(type: string | undefined): void {
    if (type === 'begin') this.push('instruction');
    else if (type === 'separate' && this.open.at(-1) === 'instruction') {
      this.pop();
      this.push('result');
    } else if (type === 'end') this.pop();
  }

  /** A field may show several paragraphs, but one that has said no result by the paragraph's end never will. */
  endParagraph(notices: Notices): void {
    if (this.shown) return;
    notices.add('field');
    this.open = this.open.filter((state) => state === 'result');
    this.instructions = 0;
  }

  private push(state: 'instruction' | 'result'): void {
    if (this.open.length >= DEEPEST) {
      const message = `The file has fields that stand in each other, deeper than ${DEEPEST}.`;
      throw new UnreadableWord(
        'TOO_LARGE',
        message,
        'Replace its fields by their text (Ctrl+A, Ctrl+Shift+F9 in Word).',
      );
    }
    this.open.push(state);
    if (state === 'instruction') this.instructions += 1;
  }

  private pop(): void {
    if (this.open.pop() === 'instruction') this.instructions -= 1;
  }
}
