import type { Database } from '../database/database';
import { toText } from './answer-text';
import { type AskedOnce, claim, keep } from './kept-answer';

/** The transaction was lost after its result was given out: all of the mutation has to be begun again. */
export class BeginAgain extends Error {}

interface Pending {
  committed: Promise<unknown>;
  /** Lets the transaction be committed, with the answer of the mutation or, when another write follows, without. */
  commit(answer: { is: unknown } | undefined): void;
}

/**
 * Does the writes of one mutation so that its answer is kept in the transaction of the last of them: that one is committed
 * when the answer is there. A process that is killed leaves both the change and the answer, or neither.
 */
export class OnceWriter {
  private pending: Pending | undefined;
  private isWriting = false;

  constructor(
    private readonly database: Pick<Database, 'write'>,
    private readonly asked: AskedOnce,
  ) {}

  readonly write: Database['write'] = async (work) => {
    if (this.isWriting) throw new TypeError('A mutation does one write after the other.');
    this.isWriting = true;
    // What was written before was not the last: it stands by itself.
    await this.end(undefined);
    return new Promise((resolve, reject) => {
      let commit: Pending['commit'] = () => {};
      const answered = new Promise<{ is: unknown } | undefined>((given) => {
        commit = given;
      });
      let isGivenOut = false;
      const committed = this.database.write(async (transaction) => {
        if (isGivenOut) throw new BeginAgain('The transaction was lost.');
        await claim(transaction, this.asked);
        const result = await work(transaction);
        isGivenOut = true;
        this.isWriting = false;
        this.pending = { committed, commit };
        resolve(result);
        const answer = await answered;
        if (answer) await keep(transaction, this.asked, toText(answer.is));
      });
      committed.catch((error: unknown) => {
        this.isWriting = false;
        reject(error);
      });
    });
  };

  /** Commits what is open. */
  async end(answer: { is: unknown } | undefined): Promise<void> {
    const { pending } = this;
    this.pending = undefined;
    pending?.commit(answer);
    await pending?.committed;
  }
}
