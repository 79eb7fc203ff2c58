import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { checkDays, readInstructions, readQuestions, readReference } from './consultation-rules';

function codesOf(read: (problems: Problems) => void): string[] {
  const problems = new Problems();
  read(problems);
  return problems.list.map(({ field, code }) => `${field.join('.')} ${code}`);
}

const RULE = { documentCodes: ['IMP', 'SSI DS'], least: 1 } as const;

describe('a consultation', () => {
  it.each(['2018-05-04-IMP', 'a', 'X.1_2-3', 'R'.repeat(70)])('may have the reference %s', (reference) => {
    expect(codesOf((problems) => readReference(problems, reference))).toEqual([]);
  });

  it.each(['', ' A', 'A ', 'A B', 'A/B', '../A', '-A', 'Ä', 'A\u202E', 'R'.repeat(71)])(
    'may not have the reference %j',
    (reference) => {
      expect(codesOf((problems) => readReference(problems, reference))).toEqual(['reference MALFORMED']);
    },
  );

  it('does not close before it opens, nor years later', () => {
    const day = fc
      .date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (opensOn, closesOn) => {
        const days = (Date.parse(closesOn) - Date.parse(opensOn)) / 86_400_000;
        const expected = days < 0 ? ['closesOn CLOSES_BEFORE_OPENING'] : days > 1830 ? ['closesOn OPEN_TOO_LONG'] : [];
        expect(codesOf((problems) => checkDays(problems, opensOn, closesOn))).toEqual(expected);
      }),
    );
  });

  it('asks each question under a code of its own, about one of its documents', () => {
    const questions = [
      { code: 'Q1', text: 'What is your view?', documentCode: 'IMP' },
      { code: 'Q1', text: 'And of this?', documentCode: 'DUIS' },
      { code: 'Q 3', text: ' ' },
    ];
    expect(codesOf((problems) => readQuestions(problems, questions, RULE))).toEqual([
      'questions.1.code DUPLICATE',
      'questions.1.documentCode NOT_FOUND',
      'questions.2.code MALFORMED',
      'questions.2.text EMPTY',
    ]);
  });

  it('asks something, unless it is a draft', () => {
    expect(codesOf((problems) => readQuestions(problems, [], RULE))).toEqual(['questions EMPTY']);
    expect(codesOf((problems) => readQuestions(problems, [], { ...RULE, least: 0 }))).toEqual([]);
  });

  it.each([
    [{ email: 'nonsense' }, 'responseInstructions.email MALFORMED'],
    [{ website: 'javascript:alert(1)' }, 'responseInstructions.website MALFORMED'],
    [{ contacts: [{ purpose: 'Questions', email: 'a@b' }] }, 'responseInstructions.contacts.0.email MALFORMED'],
  ])('does not send responses to %j', (given, problem) => {
    expect(codesOf((problems) => readInstructions(problems, given))).toEqual([problem]);
  });
});
