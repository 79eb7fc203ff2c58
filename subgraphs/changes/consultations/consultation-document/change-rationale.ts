import { type DocumentProblems, excerpt } from './document-problem';
import { collapse } from './prose';

const BULLETS = /[•·▪‣\uF0B7]/;

/**
 * Reads the rationale cells of one change: plain text, and points.
 *
 * A space at the beginning of a cell stands where its bullet was; semicolons end points.
 */
export function readRationale(
  cells: readonly { line: number; cell: string }[],
  problems: DocumentProblems,
): { rationale: string; points: string[] } {
  const texts: string[] = [];
  const points: string[] = [];
  let announcedAt: number | undefined;
  for (const { line, cell } of cells) {
    const text = collapse(cell);
    if (text === '') continue;
    if (/^\s/.test(cell) || BULLETS.test(cell.charAt(0))) {
      const before = texts.at(-1);
      if (before !== undefined && points.length === 0 && announcedAt === undefined) {
        problems.add(
          line,
          'POINTS_UNANNOUNCED',
          `The point ${excerpt(text)} follows ${excerpt(before)}, which announces no points.`,
          'Put back the row that the point belongs to, or end the sentence before the points with a colon.',
        );
      }
      for (const point of pointsOf(text)) {
        if (points.includes(point)) {
          problems.add(
            line,
            'POINT_REPEATED',
            `The point ${excerpt(point)} is there twice.`,
            'Take one of the two out.',
          );
        }
        points.push(point);
      }
      announcedAt = undefined;
    } else {
      if (/;(?: and)?$/.test(text)) {
        problems.add(
          line,
          'POINT_WITHOUT_BULLET',
          `${excerpt(text)} ends like a point but does not begin like one.`,
          'Begin the cell with a bullet or a space, or end it with a full stop.',
        );
      }
      texts.push(text);
      announcedAt = text.endsWith(':') ? line : undefined;
    }
  }
  if (announcedAt !== undefined) {
    problems.add(
      announcedAt,
      'POINTS_MISSING',
      'The rationale ends in a colon, but no points follow.',
      'Put the points into rows with an empty first cell, or end the sentence with a full stop.',
    );
  }
  return { rationale: texts.length > 0 ? texts.join(' ') : points.join('; '), points };
}

function pointsOf(text: string): string[] {
  return text
    .split(/;|[•·▪‣\uF0B7]/)
    .map((point) => collapse(point).replace(/^and /, '').replace(/\.$/, ''))
    .filter((point) => point !== '' && point !== 'and');
}
