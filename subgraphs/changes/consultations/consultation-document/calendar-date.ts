const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const MONTH = `(${MONTHS.join('|')})`;
const DAY = new RegExp(`(?<![\\d/])(\\d{1,2})(?:st|nd|rd|th)?\\s+${MONTH}\\s+(\\d{4})(?!\\d)`, 'g');

export interface FoundDate {
  /** As written. */
  text: string;
  index: number;
  /** `YYYY-MM-DD`, or null when the calendar has no such day. */
  day: string | null;
}

/** Every day written as "3 March 2020". */
export function findDates(text: string): FoundDate[] {
  return [...text.matchAll(DAY)].map((match) => {
    const [written, day = '', month = '', year = ''] = match;
    return {
      text: written,
      index: match.index,
      day: calendarDay(Number(year), MONTHS.indexOf(month) + 1, Number(day)),
    };
  });
}

/** The only day that a text consists of, if it does. */
export function wholeDate(text: string): FoundDate | undefined {
  const written = text.trim();
  return findDates(written).find((date) => date.text === written);
}

const PLAN = new RegExp(
  `(?:(?:early|mid|late|the end of|end of)[ -])?(?:\\d{1,2}(?:st|nd|rd|th)? )?${MONTH} \\d{4}(?!\\d)|quarter \\d,? \\d{4}|(?:spring|summer|autumn|winter) \\d{4}|in due course`,
  'i',
);

/** When something is planned, as loosely as documents say it: "March 2020", "12 March 2020", "quarter 1, 2020". */
export function plannedTime(text: string): { text: string; index: number } | undefined {
  const match = PLAN.exec(text);
  return match ? { text: match[0], index: match.index } : undefined;
}

const MENTIONS_TIME = new RegExp(
  `\\b(?:19|20)\\d{1,2}\\b|\\b(?:${MONTHS.filter((m) => m !== 'May' && m !== 'March').join('|')})\\b`,
);

/** Whether a text seems to name a month or a year, readable or not. */
export function mentionsTime(text: string): boolean {
  return MENTIONS_TIME.test(text);
}

function calendarDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
