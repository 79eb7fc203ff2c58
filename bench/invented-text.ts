/** Texts that look like those of a code, the same at every run: a small generator that begins with a number. */
export class InventedText {
  constructor(private state: number) {}

  /** A whole number from 0 up to, and without, an end (a linear congruential generator). */
  below(end: number): number {
    this.state = (Math.imul(this.state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((this.state / 2 ** 32) * end);
  }

  word(): string {
    return WORDS[this.below(WORDS.length)] ?? 'clause';
  }

  sentence(words: number): string {
    const [first = '', ...rest] = Array.from({ length: words }, () => this.word());
    return `${first.charAt(0).toUpperCase()}${first.slice(1)} ${rest.join(' ')}.`;
  }

  paragraphs(count: number): string {
    return Array.from({ length: count }, () => `${this.sentence(14)} ${this.sentence(11)}`).join('\n\n');
  }
}

const WORDS =
  'the a of to in shall may party user supplier incident device hub service provider recovery scenario baseline clause document consultation response assign record publish restore notify category target time data centre gateway interface region where each any before after within without lead energy import gas meter network operator support information relevant impact disaster closure escalation log raise'.split(
    ' ',
  );
