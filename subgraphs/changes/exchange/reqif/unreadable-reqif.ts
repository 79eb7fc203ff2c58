/** A file that is not read, with the reason and what to do about it. */
export class UnreadableReqif extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly suggestion: string,
  ) {
    super(message);
  }
}

/** What one does about a file that its own tool would have to mend. */
export const EXPORT_AGAIN = 'Export it again from the tool that made it, as ReqIF 1.0 (.reqif or .reqifz).';
