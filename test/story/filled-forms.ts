import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import { readWord } from '../../platform/word/read-word';
import type { WordOutBlock } from '../../platform/word/word-out-block';
import { writeWord } from '../../platform/word/write-word';
import { AUTOMATIC_FOOTER, type Respondent, type Said, type Topic } from './respondents';

export type QuestionCodes = Readonly<Record<Topic, string>>;

const inWords = (constant: string) => constant.toLowerCase().replaceAll('_', ' ');
/** What is confidential stands between double brackets in a form. */
const marked = ({ text, secret }: Said) => (secret === undefined ? text : text.replace(secret, `[[${secret}]]`));

/** What the respondent writes beside each label of the form, those of a question with its code before. */
function entriesOf({ said, confidentiality, reason }: Respondent, codes: QuestionCodes): Map<string, string> {
  const entries = new Map([['All confidential', confidentiality === 'ALL' ? 'yes' : 'no']]);
  if (reason !== undefined) entries.set('Reason', reason);
  for (const one of said) {
    entries.set(`${codes[one.topic]} Answer`, marked(one));
    if (one.stance !== undefined) entries.set(`${codes[one.topic]} Stance`, inWords(one.stance));
  }
  return entries;
}

/** Fills the empty form in, as one does in Word: in the cells right of the labels. */
export async function filledWord(form: string, respondent: Respondent, codes: QuestionCodes): Promise<string> {
  const entries = entriesOf(respondent, codes);
  const { after } = await readWord(Buffer.from(form, 'base64'));
  let question = '';
  const blocks = after.map(({ kind, outline, text, rows = [] }): WordOutBlock => {
    if (kind === 'paragraph') return { kind, outline, runs: [{ text }] };
    const filled = rows.map(([label = '', value = '']) => {
      if (label === 'Question') question = value;
      const entry = entries.get(label) ?? entries.get(`${question} ${label}`) ?? value;
      return [{ runs: [{ text: label }] }, { runs: [{ text: entry }] }];
    });
    return { kind, rows: filled };
  });
  const file = await writeWord(blocks, { title: 'Response', author: respondent.organisation, date: new Date(0) });
  return file.toString('base64');
}

/** Fills the empty form in, as one does in a spreadsheet. */
export function filledTable(form: string, respondent: Respondent, codes: QuestionCodes): string {
  const entries = entriesOf(respondent, codes);
  const rows: string[][] = parse(form, { bom: true });
  for (const row of rows) {
    const [label = '', asked = '', stance = '', answer = ''] = row;
    const said = entries.get(label) ?? entries.get(`${label} Answer`) ?? answer;
    row.splice(0, row.length, label, asked, entries.get(`${label} Stance`) ?? stance, said);
  }
  return stringify(rows, { record_delimiter: '\r\n' });
}

/** An e-mail as it comes in, with what its sender's mail system adds to all of them. */
export function eMail({ organisation, said }: Respondent, codes: QuestionCodes, sentAt: Date): string {
  const lines = [
    `From: Sender <sender@${organisation.toLowerCase()}.example>`,
    `Date: ${sentAt.toUTCString().replace('GMT', '+0000')}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Dear all,',
    '',
    ...said.flatMap(({ topic, text }) => [`Question ${codes[topic].replace(/\D/g, '')}: ${text}`, '']),
    '-- ',
    'Sender',
    '',
    AUTOMATIC_FOOTER,
  ];
  return Buffer.from(lines.join('\r\n')).toString('base64');
}
