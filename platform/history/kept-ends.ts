import type { Head, HistoryFault } from './chain-check';
import type { StoredEntry } from './stored-entries';

/** Holds the ends that histories once had against the entries that are there, both in the order of the things. */
export class KeptEnds {
  private expected: Head | undefined;

  private constructor(private readonly heads: AsyncIterator<Head>) {}

  static async begin(heads: AsyncIterable<Head>): Promise<KeptEnds> {
    const ends = new KeptEnds(heads[Symbol.asyncIterator]());
    await ends.goOn();
    return ends;
  }

  private async goOn(): Promise<void> {
    const { done, value } = await this.heads.next();
    this.expected = done ? undefined : value;
  }

  /** Whether an entry says something of the end that comes next; else there is nothing to do. */
  concerns({ thingId, sequence }: StoredEntry): boolean {
    const { expected } = this;
    if (expected === undefined) return false;
    const id = String(thingId);
    return expected.thingId < id || (expected.thingId === id && expected.sequence === sequence);
  }

  /** What is missing before an entry, and whether it is another than it was. */
  async faultsAt(entry: StoredEntry): Promise<HistoryFault[]> {
    const id = String(entry.thingId);
    const faults = await this.missingBefore(id);
    const { expected } = this;
    if (expected?.thingId !== id || expected.sequence !== entry.sequence) return faults;
    await this.goOn();
    if (expected.hash === entry.hash) return faults;
    const message = `Its hash was ${expected.hash} when it was kept, and is another now: the history was written anew.`;
    return [...faults, faultOf(expected, message)];
  }

  /** What is missing after the last entry. */
  missingAtEnd(): Promise<HistoryFault[]> {
    return this.missingBefore(undefined);
  }

  private async missingBefore(id: string | undefined): Promise<HistoryFault[]> {
    const faults: HistoryFault[] = [];
    while (this.expected && (id === undefined || this.expected.thingId < id)) {
      const message = 'It was there when the ends of the histories were kept, and is there no more: it was cut off.';
      faults.push(faultOf(this.expected, message));
      await this.goOn();
    }
    return faults;
  }
}

function faultOf({ thingId, sequence }: Head, message: string): HistoryFault {
  return { thingId, sequence: String(sequence), code: 'NOT_AS_KEPT', message };
}
