import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';
import fc from 'fast-check';
import { Problems } from '../../../../platform/input/problems';
import { readWord } from '../../../../platform/word/read-word';
import type { WordOutBlock } from '../../../../platform/word/word-out-block';
import { writeWord } from '../../../../platform/word/write-word';
import { Confidentiality, Stance } from '../../consultations/consultation.vocabulary';
import { mergedSpans, type TextSpan } from '../redaction';
import { readCsvForm, writeCsvForm } from './csv-form';
import { readMarkedParts, writeMarkedParts } from './marked-parts';
import { readWordForm, writeWordForm } from './word-form';

const consultation = { reference: 'C-1', title: 'A consultation', opensOn: '2018-05-04', closesOn: '2018-06-04' };
const questions = ['Q1', 'Q2', 'Q3'].map((code) => ({ code, text: `Do you agree with the proposal of ${code}?` }));
const codes = questions.map(({ code }) => code);

interface Filled {
  text: string;
  stance: Stance | null;
  confidentialSpans: TextSpan[];
}

const piece = fc.constantFrom(
  'We',
  'agree',
  '£5',
  '👩‍👧',
  'e\u0301',
  ',',
  '"',
  ';',
  '\n',
  "'",
  '*',
  '5%',
  '漢',
  '[',
  '\\',
);
const filled = fc
  .record({
    pieces: fc.array(fc.record({ words: fc.array(piece, { minLength: 1, maxLength: 5 }), hidden: fc.boolean() }), {
      minLength: 1,
      maxLength: 4,
    }),
    stance: fc.option(fc.constantFrom(...Object.values(Stance))),
  })
  .map(({ pieces, stance }): Filled => {
    const spans: TextSpan[] = [];
    let text = 'x';
    for (const { words, hidden } of pieces) {
      text += ' ';
      const start = [...text].length;
      text += words
        .join(' ')
        .replace(/ ?\n ?/g, '\n')
        .replace(/^\n+|\n+$/g, '.');
      if (hidden) spans.push({ start, end: [...text].length });
    }
    return { text: text.trimEnd(), stance, confidentialSpans: mergedSpans(spans) };
  });
const filledForm = fc.tuple(fc.option(filled), fc.option(filled), fc.option(filled));

const marked = ({ text, confidentialSpans }: Filled) => writeMarkedParts(text, confidentialSpans);
const expected = (form: readonly (Filled | null)[]) =>
  form.flatMap((answer, index) => (answer ? [{ questionCode: codes[index], ...answer }] : []));
const answersOf = (answers: readonly (Filled & { questionCode: string; where: string })[]) =>
  answers.map(({ where: _where, ...answer }) => answer);

describe('confidential parts between double square brackets', () => {
  it('are read as they are written', () => {
    fc.assert(
      fc.property(filled, (answer) => {
        const { text, confidentialSpans } = answer;
        expect(readMarkedParts(marked(answer))).toEqual({ text, spans: confidentialSpans, unbalanced: false });
      }),
    );
  });

  it.each(['a [[b', 'a]] b', '[[a [[b]] c]]', '[[a]] b]]'])('are told where one is alone: %s', (text) => {
    expect(readMarkedParts(text).unbalanced).toBe(true);
  });
});

describe('a response form as a table', () => {
  const fill = (form: readonly (Filled | null)[], whole = '', reason = '') => {
    const rows: string[][] = parse(writeCsvForm(consultation, questions), { bom: true });
    return rows.map(([question = '', asked = '', stance = '', answer = '']) => {
      const own = form[codes.indexOf(question)];
      if (own) return [question, asked, own.stance?.toLowerCase().replaceAll('_', ' ') ?? '', marked(own)];
      if (question === 'All confidential') return [question, asked, stance, whole];
      return [question, asked, stance, question === 'Reason' ? reason : answer];
    });
  };
  const read = (content: string) => {
    const problems = new Problems();
    const reading = readCsvForm(problems, content, codes);
    return { reading, faults: problems.list.map(({ field, code }) => `${field.join(' ')} ${code}`) };
  };

  it('says the same when it is read as when it was filled in', () => {
    fc.assert(
      fc.property(
        filledForm,
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        (form, delimiter, end) => {
          const { reading, faults } = read(stringify(fill(form), { delimiter, record_delimiter: end, bom: true }));
          expect(faults).toEqual([]);
          expect(answersOf(reading.answers)).toEqual(expected(form));
        },
      ),
    );
  });

  it('says that all of it is confidential, and why', () => {
    const form: Filled[] = [{ text: 'We agree.', stance: null, confidentialSpans: [] }];
    const { reading } = read(stringify(fill(form, ' Yes ', 'Prices.')));
    expect(reading).toMatchObject({ confidentiality: Confidentiality.ALL, reason: 'Prices.' });
    expect(read(stringify(fill(form, 'perhaps'))).faults).toEqual(['content row 5 UNKNOWN_VALUE']);
  });

  it('computes nothing in a spreadsheet', () => {
    const form = writeCsvForm(consultation, [{ code: 'Q1', text: '=HYPERLINK("x")' }]);
    expect(form).toContain(`"'=HYPERLINK(""x"")"`);
  });

  it.each([
    ['', ['content EMPTY']],
    ['stance,text\nSUPPORTS,yes', ['content row 1 COLUMN_MISSING']],
    ['question,answer\nQ1,"yes', ['content line 2 BROKEN_CSV']],
    [
      'question,stance,answer\nQ9,,yes\nQ1,maybe,yes\nQ2,supports,\nQ3,,a [[b',
      [
        'content row 2 question UNKNOWN_QUESTION',
        'content row 3 stance UNKNOWN_STANCE',
        'content row 4 answer EMPTY',
        'content row 5 answer MARK_UNBALANCED',
      ],
    ],
  ])('is refused, with the places that are wrong: %j', (content, faults) => {
    expect(read(content).faults).toEqual(faults);
  });
});

describe('a response form as a Word document', () => {
  /** The form as it would be saved after somebody has written into its tables. */
  async function fill(form: readonly (Filled | null)[], below: string | null = null): Promise<Buffer> {
    const { after } = await readWord(await writeWordForm(consultation, questions));
    let question = '';
    const blocks = after.flatMap(({ kind, outline, text, rows = [] }): WordOutBlock[] => {
      if (kind === 'paragraph') return [{ kind, outline, runs: [{ text }] }];
      const written = rows.map(([label = '', value = '']) => {
        if (label === 'Question') question = value;
        const own = form[codes.indexOf(question)];
        const told = label === 'Answer' ? own && marked(own) : label === 'Stance' ? own?.stance : value;
        return [label, told ?? ''].map((cell) => ({ runs: [{ text: cell }] }));
      });
      const stray: WordOutBlock[] =
        below && question ? [{ kind: 'paragraph', outline: null, runs: [{ text: below }] }] : [];
      return [{ kind, rows: written }, ...stray];
    });
    return writeWord(blocks, { title: 'Filled', author: 'Somebody', date: new Date('2018-06-01') });
  }
  async function read(content: Buffer) {
    const problems = new Problems();
    const reading = await readWordForm(problems, content, codes);
    return { reading, faults: problems.list.map(({ field, code }) => `${field.join(' ')} ${code}`) };
  }

  it('names the consultation, its closing day, and every question with a place for the answer', async () => {
    const { after } = await readWord(await writeWordForm(consultation, questions));
    const text = after.map((block) => block.text).join('\n');
    for (const wanted of ['C-1', '2018-06-04', '[[like this]]', ...questions.map((question) => question.text)]) {
      expect(text).toContain(wanted);
    }
    expect((await read(await fill([]))).reading.answers).toEqual([]);
  });

  it('says the same when it is read as when it was filled in', async () => {
    await fc.assert(
      fc.asyncProperty(filledForm, async (form) => {
        const { reading, faults } = await read(await fill(form));
        expect(faults).toEqual([]);
        expect(answersOf(reading.answers)).toEqual(expected(form));
      }),
      { numRuns: 40 },
    );
  }, 30_000);

  it('loses nothing that is written beside its tables', async () => {
    const form: Filled[] = [{ text: 'We agree.', stance: null, confidentialSpans: [] }];
    expect((await read(await fill(form, 'And one more thing.'))).faults).toContain('content question Q1 STRAY_TEXT');
  });

  it('is refused when it is none', async () => {
    expect((await read(Buffer.from('Dear all'))).faults).toEqual(['content NOT_A_WORD_FILE']);
    const letter: WordOutBlock[] = [{ kind: 'paragraph', outline: null, runs: [{ text: 'Dear all' }] }];
    const file = await writeWord(letter, { title: 'x', author: 'x', date: new Date(0) });
    expect((await read(file)).faults).toEqual(['content NO_FORM']);
  });
});
