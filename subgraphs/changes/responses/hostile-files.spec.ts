import { Problems, Refusal } from '../../../platform/input/problems';
import { readEMail } from './e-mail/read-e-mail';
import { readCsvForm } from './response-form/csv-form';
import { readMarkedParts } from './response-form/marked-parts';

const questions = ['Q1', 'Q2'].map((code) => ({ code, text: `Do you agree with ${code}?` }));

async function refusedCode(content: string): Promise<string | undefined> {
  const error: unknown = await readEMail(new Problems(), content, questions).catch((thrown: unknown) => thrown);
  return error instanceof Refusal ? error.userErrors[0]?.code : undefined;
}

// Texts over which a server stood still for minutes; Jest's limit tells when one does again.
describe('a file that is made to take long', () => {
  it('has its marks read in the time that its length needs', () => {
    const { text, spans, unbalanced } = readMarkedParts('[[a]]b'.repeat(100_000));
    expect([text.length, spans.length, unbalanced]).toEqual([200_000, 100_000, false]);
  });

  it.each([
    ['blanks where a number is looked for', `Q1: We agree.\nq${' '.repeat(400_000)}x`],
    ['lines of marks where the question might be repeated', `Q1: We agree.\n${'*\n'.repeat(200_000)}x`],
  ])('is read in the time that its length needs: %s', async (_, content) => {
    const { answers } = await readEMail(new Problems(), content, questions);
    expect(answers.map(({ questionCode }) => questionCode)).toEqual(['Q1']);
  });

  it('is refused with a reason when it is more than anybody writes', async () => {
    expect(await refusedCode(`Q1: ${'x'.repeat(2_000_000)}`)).toBe('TOO_LONG');
    const problems = new Problems();
    readCsvForm(problems, `question,answer\nQ1,${'x'.repeat(2_000_000)}`, ['Q1']);
    expect(problems.list.map(({ code }) => code)).toContain('TOO_LARGE');
  });

  it.each([
    ['a header without end', `From: a@b.example\r\nSubject: ${'a'.repeat(3_000_000)}\r\n\r\nQ1: x`],
    [
      'parts in parts without end',
      Array.from(
        { length: 400 },
        (_, at) => `Content-Type: multipart/mixed; boundary="b${at}"\r\n\r\n--b${at}\r\n`,
      ).reduce((whole, part) => whole + part, 'From: a@b.example\r\n'),
    ],
  ])('is refused with a reason, not by a fault of ours: %s', async (_, content) => {
    expect(await refusedCode(content)).toBe('BROKEN_EMAIL');
  });

  it('does not take what a message attached to it says for an answer', async () => {
    const content =
      'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nQ1: Ours.\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nFrom: c@d.example\r\n\r\nQ2: Theirs.\r\n--b--\r\n';
    const { answers, notices } = await readEMail(new Problems(), content, questions);
    expect(answers.map(({ questionCode }) => questionCode)).toEqual(['Q1']);
    expect(notices.map(({ code }) => code)).toContain('ATTACHMENTS');
  });

  it('is answered with as many problems as anybody mends at once, and how many more there are', async () => {
    const problems = new Problems();
    await readEMail(problems, 'Q9: x\n'.repeat(5_000), questions);
    expect(problems.list).toHaveLength(1_001);
    expect(problems.list.at(-1)).toMatchObject({ code: 'MORE_PROBLEMS', message: 'There are 4000 more problems.' });
  });
});
