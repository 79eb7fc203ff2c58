import { Problems } from '../../../../platform/input/problems';
import { readEMail } from './read-e-mail';

const questions = ['Q1', 'Q2', 'Q3'].map((code) => ({ code, text: `Do you agree with ${code}, as it stands?` }));

async function read(content: string) {
  const problems = new Problems();
  const { answers, notices, ...reading } = await readEMail(problems, content, questions);
  return {
    ...reading,
    answers: answers.map(({ questionCode, text, stance }) => [questionCode, text, ...(stance ? [stance] : [])]),
    notices: notices.map(({ code }) => code),
    faults: problems.list.map(({ field, code }) => `${field.join(' ')} ${code}`),
  };
}

const FOOTER =
  'This email and any files with it are confidential and intended solely for the addressee. If you have received this email in error, delete it.';

const message = (headers: string, body: string) => `From: A <a@alder.example>\r\n${headers}\r\n\r\n${body}`;

describe('a response by e-mail', () => {
  it.each([
    'Question 1:\nWe agree.\n\nQuestion 3:\nNothing.',
    'Q1: We agree.\nQ3: Nothing.',
    'Q1. We agree.\n\nQ.3) Nothing.',
    'Response to Question 1 - We agree.\nAnswer to Q3: Nothing.',
    '**Question 1**\nWe agree.\n*Q3:* Nothing.',
    'q01\nWe agree.\nQUESTION 3\nNothing.',
  ])('says by lines what it answers: %j', async (content) => {
    const { answers, faults, notices } = await read(content);
    expect([answers, faults, notices]).toEqual([
      [
        ['Q1', 'We agree.'],
        ['Q3', 'Nothing.'],
      ],
      [],
      [],
    ]);
  });

  it('is read without what it quotes, the questions that it repeats, and the signature', async () => {
    const content = `Hello,\n\nQuestion 1: Do you agree with Q1,\nas it stands?\nStance: supports with comments\nWe do.\n> quoted\nQuestion 1 is clear.\n\nOn Monday, A Person <a@b.example> wrote:\n> Question 2: no\n\n-- \nA Person\nQ3: none`;
    expect(await read(content)).toMatchObject({
      answers: [['Q1', 'We do.\nQuestion 1 is clear.', 'SUPPORTS_WITH_COMMENTS']],
      ...{ notices: [], faults: [], confidentiality: 'NONE', sentAt: null },
    });
  });

  it('does not become confidential by the disclaimer of a mail system', async () => {
    for (const content of [`Q1: We agree.\n\n${FOOTER}`, `Q1: We agree.\n\n-- \nA Person\n\n${FOOTER}`]) {
      expect(await read(content)).toMatchObject({
        answers: [['Q1', 'We agree.']],
        confidentiality: 'NONE',
        notices: ['AUTOMATIC_FOOTER'],
      });
    }
  });

  it('that asks for confidentiality in its own words is pointed out, and nothing is decided', async () => {
    expect(await read('Q1: We agree. Please keep this confidential.')).toMatchObject({
      confidentiality: 'NONE',
      notices: ['CONFIDENTIALITY_MENTIONED'],
    });
    expect(await read('Q1: We agree, at [[5 pounds]].')).toMatchObject({ confidentiality: 'PARTIAL' });
  });

  it('that marks no question is refused, with how to mark', async () => {
    expect((await read('We agree with all of it.')).faults).toEqual(['content NO_QUESTION_MARKED']);
    expect((await read('Q9: We agree.')).faults).toEqual(['content line 1 question UNKNOWN_QUESTION']);
    expect((await read('Q1: x\n\nQ2:\nStance: maybe\nx')).faults).toEqual(['content line 3 stance UNKNOWN_STANCE']);
  });

  it('is read from a whole message, with the time at which it was sent', async () => {
    const headers =
      'Date: Fri, 1 Jun 2018 10:00:00 +0100\r\nContent-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable';
    const raw = message(headers, 'Q1: It costs =93=A35=94.\r\n');
    for (const content of [
      raw,
      Buffer.from(raw).toString('base64'),
      Buffer.from(raw).toString('base64').replace(/.{76}/g, '$&\r\n'),
    ]) {
      expect(await read(content)).toMatchObject({
        answers: [['Q1', 'It costs “£5”.']],
        sentAt: new Date('2018-06-01T09:00:00Z'),
      });
    }
  });

  it('is read from HTML where there is no plain text', async () => {
    const html = `<html><head><style>p{}</style></head><body><p>Question&nbsp;1:<br>We &amp; they agree&#33;</p><div>Q2: No.</div><blockquote>Q3: old</blockquote><p>${FOOTER}</p></body></html>`;
    const { answers, notices } = await read(
      message('MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8', html),
    );
    expect(answers).toEqual([
      ['Q1', 'We & they agree!'],
      ['Q2', 'No.'],
    ]);
    expect(notices).toEqual(['AUTOMATIC_FOOTER']);
  });

  it('takes no time over texts that are made to take long', async () => {
    const started = Date.now();
    await read(`Q1: ${'this e-mail '.repeat(20_000)}\n\n${'a '.repeat(100_000)}`);
    await read(message('Content-Type: text/html', '<'.repeat(100_000)));
    await read(message('Content-Type: text/html', '<script'.repeat(20_000)));
    await read(message('Content-Type: text/html', `${'&#'.repeat(50_000)}${' '.repeat(100_000)}x`));
    await read(`Q1: x\n${'this e-mail is confidential\n'.repeat(20_000)}${'virus '.repeat(20_000)}`);
    expect(Date.now() - started).toBeLessThan(10_000);
  });
});
