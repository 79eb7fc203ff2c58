import { Problems } from '../../../../platform/input/problems';
import { shown } from '../../../../platform/input/shown';
import { NAME, PARAGRAPHS, readText } from '../../../../platform/input/text';
import { TraceLinkType } from '../../register/register.vocabulary';
import { readEnd } from '../../traces/trace-link.service';
import type { TraceLinkRowInput } from './link-row';

/** A row that can be read; whether its ends exist is another question. */
export interface LinkRow {
  type: TraceLinkType;
  fromId: string;
  toId: string;
  /** Null to leave what there is. */
  rationale: string | null;
  owner: string | null;
  retired: boolean;
  id: string | null;
}

export interface ReadRow {
  /** Null when the row cannot be taken. */
  link: LinkRow | null;
  problems: Problems;
}

/** Spreadsheets are given an apostrophe before what they would take for a formula; here it is taken off again. */
function unmarked(cell: string): string {
  return cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '');
}

/** Reads a row of a file of links; everything that is wrong with it is told by column. */
export function readLinkRow(row: TraceLinkRowInput): ReadRow {
  const problems = new Problems();
  const wanted = row.type
    .trim()
    .toUpperCase()
    .replaceAll(/[\s-]+/g, '_');
  const type = Object.values(TraceLinkType).find((known) => known === wanted);
  if (type === undefined) {
    const message = `${JSON.stringify(shown(row.type))} is no type of a link.`;
    problems.add('type', 'UNKNOWN_VALUE', message, `Write one of: ${Object.values(TraceLinkType).join(', ')}.`);
  }
  const [fromId, toId] = [row.from.trim(), row.to.trim()];
  readEnd(problems, 'from', fromId);
  readEnd(problems, 'to', toId);
  if (fromId === toId) {
    problems.add('to', 'LINK_TO_ITSELF', 'Both ends are the same thing.', 'Give two different things.');
  }
  const optional = (column: 'rationale' | 'owner', rule: typeof NAME) => {
    const cell = unmarked(row[column] ?? '').trim();
    return cell === '' ? null : readText(problems, column, cell, rule);
  };
  const rationale = optional('rationale', PARAGRAPHS);
  const owner = optional('owner', NAME);
  const retired = (row.status ?? '').trim().toUpperCase() === 'RETIRED';
  const id = row.id?.trim() || null;
  if (type === undefined || problems.any) return { link: null, problems };
  return { link: { type, fromId, toId, rationale, owner, retired, id }, problems };
}

/** What makes two rows the same link. */
export function linkKey({ type, fromId, toId }: Pick<LinkRow, 'type' | 'fromId' | 'toId'>): string {
  return `${type} ${fromId} ${toId}`;
}
