const MB = 1024 * 1024;

/** What is read of a file at most; each of these bounds time and memory. */
export const LIMITS = {
  /** The file as given. */
  fileBytes: 20 * MB,
  /** All parts together, inflated. */
  totalBytes: 100 * MB,
  /** One part, inflated. */
  partBytes: 60 * MB,
  /** Parts in the file. */
  entries: 2_000,
  /** Inflated size over deflated size of a part that is large enough to matter; text in Word rarely passes 60. */
  ratio: 250,
  ratioFrom: 2 * MB,
  /** Elements of a part; a document of a thousand pages has about four hundred thousand. */
  elements: 600_000,
  /** Characters of a part's text; a thousand pages have three million. */
  characters: 10_000_000,
  /** Characters of one paragraph: no text of ours holds as many. */
  paragraph: 400_000,
  /** Attributes of a part, and of one element. */
  attributes: 1_200_000,
  attributesOfOne: 200,
  nesting: 200,
  /** Cells of a table, those counted that its shorter rows lack. */
  cells: 200_000,
  /** Columns that a row may have by cells that span several; Word takes 63. */
  columns: 64,
} as const;

export function inMegabytes(bytes: number): string {
  return `${(bytes / MB).toFixed(bytes < 10 * MB ? 1 : 0)} MB`;
}
