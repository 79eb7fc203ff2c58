import { DateTime } from 'luxon';
import { badArgument } from '../../../../platform/errors';

const MOST_DAYS = 366;

/**
 * The days from one to another, both included.
 * @throws BAD_USER_INPUT when they run backwards, or are too many
 */
export function daysBetween(from: string, to: string): string[] {
  const first = DateTime.fromISO(from, { zone: 'utc' });
  const count = DateTime.fromISO(to, { zone: 'utc' }).diff(first, 'days').days + 1;
  if (count < 1) throw badArgument('to', `${to} lies before ${from}.`, 'Give the earlier day as from.');
  if (count > MOST_DAYS) {
    throw badArgument('to', `From ${from} to ${to} it is ${count} days; at most ${MOST_DAYS}.`, 'Ask for fewer days.');
  }
  return Array.from({ length: count }, (_, index) => first.plus({ days: index }).toISODate() ?? from);
}
