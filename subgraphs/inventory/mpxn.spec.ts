import fc from 'fast-check';
import { Problems } from '../../platform/input/problems';
import { checkMpxn, mpanCheckDigit, mprnCheckDigits } from './mpxn';

function codesOf(text: string): string[] {
  const problems = new Problems();
  checkMpxn(problems, 'mpxn', text);
  return problems.list.map(({ code }) => code);
}

const digits = (length: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: length, maxLength: length });

describe('a supply number', () => {
  it('is taken with the check digits that it calls for, and with spaces in it', () => {
    fc.assert(fc.property(digits(12), (core) => expect(codesOf(core + mpanCheckDigit(core))).toEqual([])));
    fc.assert(fc.property(digits(8), (core) => expect(codesOf(core + mprnCheckDigits(`${core}00`))).toEqual([])));
    expect(codesOf('12 0002 3305 967')).toEqual([]);
  });

  it('is refused with any other check digit, and told which it should be', () => {
    const problems = new Problems();
    checkMpxn(problems, 'mpxn', '1200023305968');
    expect(problems.list[0]).toMatchObject({
      code: 'CHECK_DIGIT_MISMATCH',
      message: 'MPAN 1200023305968 has check digit 8; its other digits give 7.',
    });
    fc.assert(
      fc.property(digits(12), fc.integer({ min: 1, max: 9 }), (core, off) => {
        expect(codesOf(core + ((mpanCheckDigit(core) + off) % 10))).toEqual(['CHECK_DIGIT_MISMATCH']);
      }),
    );
  });

  it.each(['', '12345', '12345678901', 'ABCDEFGH', '12345678901234'])('is none when it is %j', (text) => {
    expect(codesOf(text)).toEqual(['MPXN_INVALID']);
  });
});
