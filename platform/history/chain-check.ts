import { CHAIN_START, chainedHash } from './hash-chain';
import type { StoredEntry } from './stored-entries';

/** What is wrong with an entry of a history, and which. */
export interface HistoryFault {
  thingId: string;
  sequence: string;
  code: 'LEFT_OUT' | 'CHANGED' | 'NOT_AS_WRITTEN' | 'CUT_OFF' | 'NOT_AS_KEPT';
  message: string;
}

/** The last entry of a thing's history. */
export interface Head {
  thingId: string;
  sequence: number;
  hash: string;
}

const TIME = /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{3}$/;

/** A value of a column, for a message. */
function told(value: unknown): string {
  const text = Buffer.isBuffer(value) ? value.toString('hex') : String(value);
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

function instantOf(at: unknown): Date | undefined {
  if (typeof at !== 'string' || !TIME.test(at)) return undefined;
  const instant = new Date(`${at.replace(' ', 'T')}Z`);
  return Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** The entry as the product wrote it; undefined when a column holds what it never writes. */
function readEntry(entry: StoredEntry) {
  const { thingId, sequence, actor, action, changes, reason, hash } = entry;
  const at = instantOf(entry.at);
  const texts = [thingId, actor, action, changes, hash].every((value) => typeof value === 'string');
  if (!at || !texts || !Number.isSafeInteger(sequence) || (reason !== null && typeof reason !== 'string')) {
    return undefined;
  }
  return {
    ...{ thingId: String(thingId), sequence: Number(sequence), at, actor: String(actor), action: String(action) },
    ...{ changes: String(changes), reason, hash: String(hash) },
  };
}

/** Follows the histories of a database, one entry after the other, in the order of things and of their entries. */
export class ChainCheck {
  private thingId: unknown;
  private sequence: unknown = 0;
  private hash: unknown = CHAIN_START;
  /** Whether the chain that is followed was found broken: what comes after the break says nothing more. */
  private broken = false;

  /** @returns what is wrong at this entry, the first of its thing's history at which anything is */
  next(entry: StoredEntry): HistoryFault | undefined {
    if (entry.thingId !== this.thingId) {
      this.thingId = entry.thingId;
      this.sequence = 0;
      this.hash = CHAIN_START;
      this.broken = false;
    }
    const fault = this.broken ? undefined : this.faultOf(entry);
    this.broken ||= fault !== undefined;
    this.sequence = entry.sequence;
    this.hash = entry.hash;
    return fault;
  }

  private faultOf(entry: StoredEntry): HistoryFault | undefined {
    const fault = (code: HistoryFault['code'], message: string): HistoryFault => ({
      ...{ thingId: told(entry.thingId), sequence: told(entry.sequence), code, message },
    });
    const read = readEntry(entry);
    if (!read) return fault('NOT_AS_WRITTEN', 'A column of it holds what the product never writes there.');
    if (read.sequence !== Number(this.sequence) + 1) {
      const before = this.sequence === 0 ? 'It is the first that is left' : `It comes after entry ${this.sequence}`;
      return fault('LEFT_OUT', `${before}: what was before it was taken out, or it was moved there.`);
    }
    if (typeof this.hash === 'string' && read.hash === chainedHash(this.hash, read)) return undefined;
    return fault(
      'CHANGED',
      'Its hash is not that of what it says and of the entry before it: it was changed, or put in.',
    );
  }
}

/** The end of a history, as far as it is one that the product wrote. */
export function headOf(entry: StoredEntry): Head {
  return { thingId: told(entry.thingId), sequence: Number(entry.sequence), hash: told(entry.hash) };
}
