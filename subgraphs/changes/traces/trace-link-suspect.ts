import { Column, Entity, PrimaryColumn } from 'typeorm';

/**
 * The days on which a link is suspect at one of its ends, since the clause there says other words than it was reviewed
 * against. Written when a baseline is designated, also for a day to come: on that day nothing has to happen.
 */
@Entity('trace_link_suspect')
export class TraceLinkSuspect {
  @PrimaryColumn('varchar')
  linkId!: string;

  /** The clause. */
  @PrimaryColumn('varchar')
  thingId!: string;

  @PrimaryColumn('date')
  fromDay!: string;

  /** First day on which it is so no longer; null for no end. */
  @Column('date', { nullable: true })
  toDay!: string | null;

  /** When it began to be so without a break: a text that follows may differ as well. */
  @Column('date')
  since!: string;

  /** The baseline that says otherwise; null when no text is known that does. */
  @Column('varchar', { nullable: true })
  baselineId!: string | null;
}

/** SQL: whether a row under an alias holds on the day `:suspectDay`. */
export function holdsOnDay(alias: string): string {
  return `${alias}.fromDay <= :suspectDay AND (${alias}.toDay IS NULL OR ${alias}.toDay > :suspectDay)`;
}

/** SQL: whether the link that a column names is suspect on the day `:suspectDay`. */
export function isSuspect(linkId: string): string {
  return `EXISTS (SELECT 1 FROM trace_link_suspect doubt WHERE doubt.linkId = ${linkId} AND ${holdsOnDay('doubt')})`;
}
