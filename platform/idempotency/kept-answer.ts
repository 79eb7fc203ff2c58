import type { EntityManager } from 'typeorm';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { badArgument, keyReused } from '../errors';
import { fromText } from './answer-text';

/** How long an answer is kept, in milliseconds: a day. */
const KEPT_MILLISECONDS = 24 * 60 * 60 * 1000;

/** The answer to a mutation that was sent with a key, written in the transaction of what it tells of. */
@Entity('kept_answer')
export class KeptAnswerRow {
  /** SHA-256 over who asked, by which field and name in the operation, and the key. */
  @PrimaryColumn('varchar')
  id!: string;

  /** SHA-256 over the arguments. */
  @Column('varchar')
  body!: string;

  @Column('datetime', { precision: 3 })
  at!: Date;

  /** Empty until the last write of the mutation is done. */
  @Column('text', { nullable: true })
  answer!: string | null;
}

/** What is asked for, once. */
export interface AskedOnce {
  id: string;
  body: string;
  now: Date;
}

const isOld = (at: Date, now: Date) => at.getTime() <= now.getTime() - KEPT_MILLISECONDS;

/**
 * The answer that was given to the same before; undefined when there is none, or not yet.
 * @throws IDEMPOTENCY_KEY_REUSED when the key was sent with other arguments
 */
export async function findKept(reads: EntityManager, asked: AskedOnce): Promise<{ answer: unknown } | undefined> {
  const row = await reads.findOneBy(KeptAnswerRow, { id: asked.id });
  if (!row || isOld(row.at, asked.now)) return undefined;
  if (row.body !== asked.body) throw keyReused();
  return row.answer === null ? undefined : { answer: fromText(reads, row.answer) };
}

/** Ends the transaction of a mutation that was done already. */
export class DoneAlready extends Error {}

/** When each process last removed what is kept no longer from a database. */
const removedAt = new WeakMap<EntityManager['dataSource'], number>();
const REMOVE_EVERY_MILLISECONDS = 10 * 60 * 1000;

/**
 * Makes room for an answer, so that nobody else does the same meanwhile.
 * @throws DoneAlready, IDEMPOTENCY_KEY_REUSED
 */
export async function claim(transaction: EntityManager, { id, body, now }: AskedOnce): Promise<void> {
  const row = await transaction.findOneBy(KeptAnswerRow, { id });
  if (row && !isOld(row.at, now)) {
    if (row.body !== body) throw keyReused();
    if (row.answer !== null) throw new DoneAlready();
    return;
  }
  const last = removedAt.get(transaction.dataSource) ?? Number.NEGATIVE_INFINITY;
  if (row || now.getTime() - last >= REMOVE_EVERY_MILLISECONDS) {
    removedAt.set(transaction.dataSource, now.getTime());
    const before = new Date(now.getTime() - KEPT_MILLISECONDS);
    await transaction.createQueryBuilder().delete().from(KeptAnswerRow).where('at <= :before', { before }).execute();
  }
  await transaction.insert(KeptAnswerRow, { id, body, at: now, answer: null });
}

export async function keep(transaction: EntityManager, { id }: AskedOnce, answer: string): Promise<void> {
  await transaction.update(KeptAnswerRow, { id }, { answer });
}

const LONGEST_KEY = 255;

/** @throws BAD_USER_INPUT for what is no key */
export function readKey(header: string): string {
  if (header.length <= LONGEST_KEY && /^[\x21-\x7e]+$/.test(header)) return header;
  throw badArgument(
    'Idempotency-Key',
    'The header Idempotency-Key holds no key.',
    `Send 1 to ${LONGEST_KEY} visible ASCII characters, such as a UUID, another for each thing that you do.`,
  );
}
