import type { EntityManager } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { addNotFound, checkNames, isIdOf } from '../../../platform/input/named-things';
import type { Problems } from '../../../platform/input/problems';
import { NAME, readText, type TextRule } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { clauseById } from '../register/register.loaders';
import { CommentClause, CommentTheme } from '../responses/comment';

const THEME: TextRule = { max: 60 };
const MOST_THEMES = 20;
const MOST_CLAUSES = 50;

/** What a comment is about and who decides on it; undefined where nothing is said of it. */
export interface Coding {
  themes?: string[];
  clauseIds?: string[];
  assignee?: string | null;
}

export interface CodingInput {
  themes?: string[] | null;
  clauseIds?: string[] | null;
  assignee?: string | null;
}

export async function readCoding(context: RequestContext, problems: Problems, input: CodingInput): Promise<Coding> {
  const coding: Coding = {};
  if (input.themes) coding.themes = readThemes(problems, input.themes);
  if (input.clauseIds) coding.clauseIds = await readClauses(context, problems, input.clauseIds);
  if (input.assignee === null) coding.assignee = null;
  else if (input.assignee !== undefined) coding.assignee = readText(problems, 'assignee', input.assignee, NAME);
  return coding;
}

function readThemes(problems: Problems, given: readonly string[]): string[] {
  if (given.length > MOST_THEMES) {
    checkNames(problems, 'themes', given, { least: 0, most: MOST_THEMES });
    return [];
  }
  const themes = given.map((theme, index) => readText(problems, ['themes', String(index)], theme, THEME));
  checkNames(problems, 'themes', themes, { least: 0, most: MOST_THEMES });
  return themes;
}

async function readClauses(context: RequestContext, problems: Problems, given: readonly string[]): Promise<string[]> {
  checkNames(problems, 'clauseIds', given, { least: 0, most: MOST_CLAUSES });
  if (given.length > MOST_CLAUSES) return [];
  const known = await Promise.all(given.map((id) => (isIdOf('clause', id) ? clauseById(context).load(id) : null)));
  for (const [index, id] of given.entries()) {
    if (known[index]) continue;
    addNotFound(problems, ['clauseIds', String(index)], id, 'Give the id of a clause, e.g. clause:IMP-2.1.3.');
  }
  return [...given];
}

/** Writes what comments are about, instead of what they were. */
export async function writeCoding(
  transaction: EntityManager,
  commentId: string,
  { themes, clauseIds }: Coding,
): Promise<void> {
  if (themes) {
    await transaction.delete(CommentTheme, { commentId });
    await insertAll(
      transaction,
      CommentTheme,
      themes.map((theme) => ({ commentId, theme })),
    );
  }
  if (clauseIds) {
    await transaction.delete(CommentClause, { commentId });
    await insertAll(
      transaction,
      CommentClause,
      clauseIds.map((clauseId, index) => ({ commentId, position: index + 1, clauseId })),
    );
  }
}
