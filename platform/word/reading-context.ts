import { Fields } from './fields';
import type { Notices } from './notices';
import { NumberCounter } from './number-counter';
import type { Lists } from './numbering';
import type { Styles } from './styles';
import type { Side } from './word-reading';

/** What is known of the document while it is read, from its first paragraph to its last. */
export class ReadingContext {
  readonly fields = new Fields();
  readonly counters: Readonly<Record<Side, NumberCounter>>;
  tracked = false;

  constructor(
    readonly styles: Styles,
    readonly lists: Lists,
    readonly notices: Notices,
  ) {
    this.counters = { before: new NumberCounter(lists), after: new NumberCounter(lists) };
  }
}
