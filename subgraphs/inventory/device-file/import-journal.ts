import { randomBytes } from 'node:crypto';
import { Column, Entity, type EntityManager, Not, PrimaryColumn } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import type { Authorship } from '../../../platform/history/history';
import type { ImportProgress } from '../import-devices';

/** How far the import of a file has come; it is there from its beginning to its end. */
@Entity('device_import')
export class DeviceImportRow {
  /** SHA-256 of the file, in hexadecimal: the same content under another name is the same import. */
  @PrimaryColumn('varchar')
  digest!: string;

  /** Where the file was. */
  @Column('text')
  file!: string;

  /** Names the process that goes on with it; one that it was taken from stops. */
  @Column('varchar')
  holder!: string;

  @Column('datetime', { precision: 3 })
  begunAt!: Date;

  @Column('varchar')
  begunBy!: string;

  @Column('int')
  rows!: number;

  @Column('int')
  accepted!: number;

  @Column('int')
  unchanged!: number;

  @Column('int')
  rejected!: number;

  /** Where its rejected rows are; null as long as there are none. */
  @Column('text', { nullable: true })
  rejectsFile!: string | null;

  /** How much of that file was written when these rows were done; a number of any size, in digits. */
  @Column('varchar')
  rejectsBytes!: string;
}

/** Somebody else goes on with the same import. */
export class ImportTakenOver extends Error {}

export interface Claim {
  journal: DeviceImportRow;
  /** Rows that were done of another content of the same file, whose import was cut off; 0 where there was none. */
  abandonedRows: number;
}

/**
 * Begins the import of a file, or takes it over where it was cut off. What was left of an import of the same file with
 * other content is forgotten.
 */
export async function claimImport(
  transaction: EntityManager,
  by: Authorship,
  { digest, file }: { digest: string; file: string },
): Promise<Claim> {
  const holder = randomBytes(16).toString('hex');
  const abandoned = await transaction.findOneBy(DeviceImportRow, { file, digest: Not(digest) });
  if (abandoned) await transaction.delete(DeviceImportRow, { digest: abandoned.digest });
  const { affected } = await transaction.update(DeviceImportRow, { digest }, { holder, file });
  if (affected === 0) {
    const begun = { begunAt: by.at, begunBy: by.actor, rows: 0, accepted: 0, unchanged: 0, rejected: 0 };
    await insertAll(transaction, DeviceImportRow, [
      { digest, file, holder, ...begun, rejectsFile: null, rejectsBytes: '0' },
    ]);
  }
  const journal = await transaction.findOneByOrFail(DeviceImportRow, { digest });
  return { journal, abandonedRows: abandoned?.rows ?? 0 };
}

/**
 * Assures, in a batch's transaction, that the import is still this process's, and keeps the others from it until the end.
 * @throws ImportTakenOver when it is not
 */
export async function holdImport(transaction: EntityManager, { digest, holder }: DeviceImportRow): Promise<void> {
  const query = transaction.createQueryBuilder(DeviceImportRow, 'held').where({ digest, holder });
  // SQLite has one writer at a time, and no other locks.
  if (transaction.dataSource.options.type === 'mysql') query.setLock('pessimistic_write');
  if (await query.getOne()) return;
  throw new ImportTakenOver('Another process has gone on with the import of this file; this one stops.');
}

/** Notes how far the import is, in the transaction of the rows. */
export async function noteProgress(
  transaction: EntityManager,
  { digest }: DeviceImportRow,
  progress: Readonly<ImportProgress>,
  rejects: { file: string | null; bytes: number },
): Promise<void> {
  const { rows, accepted, unchanged, rejected } = progress;
  const counts = { rows, accepted, unchanged, rejected };
  const changes = { ...counts, rejectsFile: rejects.file, rejectsBytes: String(rejects.bytes) };
  await transaction.update(DeviceImportRow, { digest }, changes);
}

/** Forgets an import that has come to its end. */
export async function endImport(transaction: EntityManager, { digest }: DeviceImportRow): Promise<void> {
  await transaction.delete(DeviceImportRow, { digest });
}
