import { DateTime } from 'luxon';

const ZONE = 'Europe/London';

/**
 * The first instant after a calendar day in UK time: a deadline "by 4 June" is kept by whatever comes before it.
 * @param date a calendar day, `YYYY-MM-DD`
 */
export function endOfDayInLondon(date: string): Date {
  return DateTime.fromISO(date, { zone: ZONE }).startOf('day').plus({ days: 1 }).toJSDate();
}

/** The calendar day in the UK at an instant, `YYYY-MM-DD`. */
export function dayInLondon(at: Date): string {
  return DateTime.fromJSDate(at, { zone: ZONE }).toFormat('yyyy-MM-dd');
}

/** A calendar day as it is written in the UK, e.g. 4 June 2018. */
export function dayInWords(date: string): string {
  return DateTime.fromISO(date, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy');
}

/** The first instant of a calendar day in UK time. */
export function startOfDayInLondon(date: string): Date {
  return DateTime.fromISO(date, { zone: ZONE }).startOf('day').toJSDate();
}

/** An instant as it is written in the UK, e.g. 4 June 2018, 09:30 (UK time). */
export function timeInWords(at: Date): string {
  return `${DateTime.fromJSDate(at, { zone: ZONE }).setLocale('en-GB').toFormat('d LLLL yyyy, HH:mm')} (UK time)`;
}
