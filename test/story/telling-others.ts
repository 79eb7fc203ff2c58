import type { Asker, Json } from '../setup/product';
import { CONCLUSIONS_FORMATS, exported, MATRIX_FORMATS, type Row, rowsOf, textOf } from './exported';
import { FIRST_THOUGHTS, SECRETS } from './respondents';
import type { Story } from './story';

const MATRIX = `responseMatrix(first: 100) { nodes { commentId comment redacted themes outcome reasoning noChangeReason
  stance question { code } organisation { name } resultingClauses { number baseline { label document { code } } } } }`;

const inWords = (constant: string | null) =>
  constant === null ? '' : `${constant.charAt(0)}${constant.slice(1).toLowerCase().replaceAll('_', ' ')}`;

/** A row of the graph's matrix, as it stands in every export. */
function asRow(row: Json): Row {
  const results = row.resultingClauses.map(
    ({ number, baseline }: Json) => `${baseline.document.code} ${number} (baseline ${baseline.label})`,
  );
  return {
    ...{ Question: row.question.code, Organisation: row.organisation.name, Stance: inWords(row.stance) },
    ...{ Comment: row.comment, Themes: row.themes.join('; '), Outcome: inWords(row.outcome) },
    ...{ Reasoning: row.reasoning, 'Resulting clauses': results.join('; ') },
  };
}

/** A row as it stands where there is room for more. */
function asWideRow(row: Json): Row {
  const redacted = row.redacted ? 'Yes' : 'No';
  const why = row.noChangeReason ?? '';
  return { ...asRow(row), 'Comment id': row.commentId, Redacted: redacted, 'Why no clause changes': why };
}

const EDITIONS: [edition: string, asker: Asker, comments: number][] = [
  ['Public edition: confidential text left out', null, 14],
  ['Full edition: contains confidential text', 'GOVERNANCE', 17],
];

/** What was secret in what was said, and not only in the reasons that were given. */
const SAID_SECRETS = SECRETS.filter((secret) => secret !== 'Oxlip');

function expectSecrets(text: string, asker: Asker): void {
  for (const secret of SAID_SECRETS) expect([secret, text.includes(secret)]).toEqual([secret, asker !== null]);
  expect(text.includes('▇▇▇')).toBe(asker === null);
  if (asker === null) expect(text).not.toContain('Oxlip');
  expect(text).not.toContain(FIRST_THOUGHTS);
}

/** What is told of it all to those inside and outside, read back from the files. */
export function theReports(story: Story): void {
  it.each(EDITIONS)(
    '13. The response matrix says in every format what the graph says: %s',
    async (edition, asker, size) => {
      const { reference } = story.subject;
      const { nodes } = (await story.consultation(MATRIX, asker)).responseMatrix;
      expect(nodes).toHaveLength(size);
      for (const format of MATRIX_FORMATS) {
        const file = await exported(story.product, asker, 'matrix', { consultation: reference, format });
        const rows = await rowsOf(file, format);
        const wide = format === 'csv' || format === 'xlsx';
        const wanted = nodes.map(wide ? asWideRow : asRow);
        expect([format, rows]).toEqual([format, wanted.map((row: Row) => expect.objectContaining(row))]);
        if (wide) expect(new Set(rows.map((row) => row.Edition))).toEqual(new Set([edition]));
        expectSecrets(JSON.stringify(rows), asker);
      }
    },
  );

  it.each(EDITIONS)(
    '14. The conclusions say what was asked, said, decided and made of it: %s',
    async (edition, asker) => {
      const { reference } = story.subject;
      const fields = `title questions { code text } proposals { contentHash } progress { responsesReceived } ${MATRIX}`;
      const facts = await story.consultation(fields, asker);
      for (const format of CONCLUSIONS_FORMATS) {
        const text = await textOf(
          await exported(story.product, asker, 'conclusions', { consultation: reference, format }),
          format,
        );
        const told = [
          ...[edition, facts.title, 'Status: Concluded', story.product.clock.now().toISOString()],
          `${facts.progress.responsesReceived} responses, 1 of them after the closing day`,
          ...facts.questions.map(({ code, text: asked }: Json) => `${code}: ${asked}`),
          ...facts.proposals.map(({ contentHash }: Json) => contentHash),
          ...facts.responseMatrix.nodes.flatMap((row: Json) => [row.comment, row.reasoning, row.organisation.name]),
          'Where a hub is at fault, the supplier that leads in that home answers for it.',
          ...['The talks have ended.', 'The clause on crates says it already.'],
        ];
        const missing = told.filter((one) => !text.replace(/\s+/g, ' ').includes(one.replace(/\s+/g, ' ')));
        expect([format, missing]).toEqual([format, []]);
        expectSecrets(text, asker);
      }
    },
  );
}
