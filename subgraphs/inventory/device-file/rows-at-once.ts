/** Rows that are made ready, checked and written at a time: so few that what they are made to is soon forgotten again. */
export const ROWS_AT_ONCE = 500;
