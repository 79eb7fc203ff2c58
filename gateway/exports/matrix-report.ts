import type { Block, Report } from './block';
import type { SaidComment } from './comments';
import type { ConsultationFacts } from './consultation-facts';
import type { Edition } from './edition';
import { MATRIX_COLUMNS, matrixRows } from './matrix';

/** The response matrix as a document, with the columns that there is room for. */
export function matrixReport(
  { reference, title: consultation }: ConsultationFacts,
  edition: Edition,
  comments: AsyncIterable<SaidComment>,
): Report {
  const columns = MATRIX_COLUMNS.filter(({ inReports }) => inReports);
  const title = `Response matrix: ${consultation}`;
  async function* blocks(): AsyncGenerator<Block> {
    yield { kind: 'heading', level: 1, text: title };
    yield { kind: 'paragraph', text: `Reference: ${reference}` };
    yield {
      kind: 'table',
      caption: 'What was said and what was decided',
      columns,
      rows: matrixRows(comments, edition, columns),
    };
  }
  return { title, edition: edition.label, landscape: true, blocks: blocks() };
}
