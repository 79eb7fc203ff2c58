export type UnreadableWordCode =
  | 'NOT_A_WORD_FILE'
  | 'TOO_LARGE'
  | 'ZIP_BOMB'
  | 'BROKEN_FILE'
  | 'UNSAFE_PACKAGE'
  | 'ENCRYPTED'
  | 'MACROS'
  | 'MISSING_PART'
  | 'ENTITY'
  | 'BROKEN_XML';

/** A file that is not read, with the reason and what to do about it. */
export class UnreadableWord extends Error {
  constructor(
    readonly code: UnreadableWordCode,
    message: string,
    readonly suggestion: string,
  ) {
    super(message);
  }
}

/** What one does about a file that Word itself would have to mend. */
export const SAVE_AGAIN = 'Open it in Word, save it as a Word Document (.docx), and bring that.';
