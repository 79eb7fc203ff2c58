import type { Database } from '../../platform/database/database';

type Row = Record<string, unknown>;
type Kind = 'response' | 'answer' | 'comment';

/** What is copied: a response of the sample with nothing confidential in it, its first answer and that one's first comment. */
const MODEL = 'SAMPLE-2018-05-04-01';
/** Numbers of responses from which the copies go on. */
const FIRST_NUMBER = 1_000;
const PER_STATEMENT = 250;

export interface ManyComments {
  comments: number;
  /** How many were added before. */
  from?: number;
  /** How many comments an answer makes. */
  perAnswer?: number;
  textOf?: (comment: number) => string;
}

/** Adds comments to the sample's consultation, with responses and answers for them, straight in the database of changes. */
export async function addManyComments(
  database: Database,
  { comments, from = 0, perAnswer = 20, textOf }: ManyComments,
): Promise<void> {
  const model = async (table: string, column: string, id: string): Promise<Row[]> =>
    database.reads.query(`SELECT * FROM \`${table}\` WHERE \`${column}\` = '${id}'`);
  const commentId = `comment:${MODEL}-Q1-1`;
  const [[response], [answer], [comment], clauses, themes] = await Promise.all([
    model('response', 'id', `response:${MODEL}`),
    model('answer', 'id', `answer:${MODEL}-Q1`),
    model('comment', 'id', commentId),
    model('comment_clause', 'commentId', commentId),
    model('comment_theme', 'commentId', commentId),
  ]);
  const idOf = (kind: Kind, answerNumber: number, number = 0) =>
    `${kind}:MANY-${answerNumber}${kind === 'response' ? '' : '-Q1'}${kind === 'comment' ? `-${number}` : ''}`;
  const firstAnswer = Math.ceil(from / perAnswer);
  const answers = Array.from({ length: Math.ceil(comments / perAnswer) }, (_, index) => firstAnswer + index);
  const all = Array.from({ length: comments }, (_, index) => {
    const of = firstAnswer + Math.floor(index / perAnswer);
    const text = textOf?.(from + index) ?? `${String(comment?.fullText)} (${from + index})`;
    return {
      id: idOf('comment', of, from + index),
      answerId: idOf('answer', of),
      responseNumber: FIRST_NUMBER + of,
      number: (index % perAnswer) + 1,
      fullText: text,
      publicText: text,
    };
  });
  const copies: [table: string, rows: Row[]][] = [
    ['response', answers.map((of) => ({ ...response, id: idOf('response', of), number: FIRST_NUMBER + of }))],
    [
      'answer',
      answers.map((of) => ({
        ...answer,
        id: idOf('answer', of),
        responseId: idOf('response', of),
        responseNumber: FIRST_NUMBER + of,
      })),
    ],
    ['comment', all.map((row) => ({ ...comment, ...row }))],
    ['comment_clause', all.flatMap(({ id }) => clauses.map((row) => ({ ...row, commentId: id })))],
    ['comment_theme', all.flatMap(({ id }) => themes.map((row) => ({ ...row, commentId: id })))],
  ];
  await database.write(async (transaction) => {
    for (const [table, rows] of copies) {
      // Columns that the engine makes by itself, for searches, cannot be written.
      const { columns = [] } =
        transaction.dataSource.entityMetadatas.find(({ tableName }) => tableName === table) ?? {};
      const names = columns.map(({ databaseName }) => databaseName);
      for (let start = 0; start < rows.length; start += PER_STATEMENT) {
        const some = rows.slice(start, start + PER_STATEMENT);
        const values = some.map(() => `(${names.map(() => '?').join(', ')})`).join(', ');
        await transaction.query(
          `INSERT INTO \`${table}\` (${names.map((name) => `\`${name}\``).join(', ')}) VALUES ${values}`,
          some.flatMap((row) => names.map((name) => row[name])),
        );
      }
    }
  });
}
