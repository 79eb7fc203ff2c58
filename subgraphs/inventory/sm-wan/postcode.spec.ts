import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { checkPostcode, outwardCodeOf, parsePostcode, postcodeSuggestion } from './postcode';

const letters = (among: string) => fc.constantFrom(...among);
const letter = letters('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
const digit = letters('0123456789');
const joined = (...parts: fc.Arbitrary<string>[]) => fc.tuple(...parts).map((all) => all.join(''));
const outward = fc.oneof(
  joined(letter, digit),
  joined(letter, digit, digit),
  joined(letter, letter, digit),
  joined(letter, letter, digit, digit),
  joined(letter, digit, letter),
  joined(letter, letter, digit, letter),
);
const inward = joined(digit, letters('ABDEFGHJLNPQRSTUWXYZ'), letters('ABDEFGHJLNPQRSTUWXYZ'));

describe('a UK postcode', () => {
  it('is read in each of its six forms, however it is spaced and whether in capitals or not', () => {
    fc.assert(
      fc.property(outward, inward, fc.constantFrom('', ' ', '  '), fc.boolean(), (out, inn, gap, small) => {
        const written = ` ${out}${gap}${inn} `;
        expect(parsePostcode(small ? written.toLowerCase() : written)).toBe(`${out} ${inn}`);
        expect(outwardCodeOf(written)).toBe(out);
      }),
    );
  });

  it('can be looked up by its outward part alone, which is no postcode in full', () => {
    fc.assert(
      fc.property(outward, (out) => {
        expect(outwardCodeOf(out)).toBe(out);
        expect(parsePostcode(out)).toBeUndefined();
      }),
    );
  });

  it.each([
    ['W1A 1AA', 'W1A'],
    ['sw1a1aa', 'SW1A'],
    ['EC1Y 8SY', 'EC1Y'],
    ['M14BT', 'M1'],
    ['B33 8TH', 'B33'],
    ['DN55 1PT', 'DN55'],
  ])('%s is in %s', (postcode, expected) => expect(outwardCodeOf(postcode)).toBe(expected));

  it.each([
    '',
    'M',
    '12 4BT',
    'M1 4B',
    'M1 44T',
    'M1 4BV',
    'M1 4BTX',
    'MMM1 4BT',
    'M1-4BT',
    'М1 4BT',
    `M1${' '.repeat(99)}4BT`,
  ])('is not %j', (text) => expect(parsePostcode(text)).toBeUndefined());

  it.each([
    ['MI 4BT', 'M1 4BT'],
    ['M1 4B7', undefined],
    ['LS6 3O0', undefined],
    ['SW1A IAA', 'SW1A 1AA'],
    ['8S1 1AA', undefined],
    ['B5S OBB', 'B5S 0BB'],
  ])('that was mistyped as %s is suggested where one letter was taken for a digit', (text, meant) => {
    const suggestion = postcodeSuggestion(text);
    if (meant === undefined) expect(suggestion).not.toContain('Did you mean');
    else expect(suggestion).toContain(`Did you mean ${meant}?`);
  });

  it('says of an outward part alone that the rest is missing', () => {
    const problems = new Problems();
    expect(checkPostcode(problems, 'postcode', 'M1')).toBeNull();
    expect(problems.list).toMatchObject([
      { field: ['postcode'], code: 'POSTCODE_INVALID', suggestion: expect.stringContaining('first part alone') },
    ]);
  });

  it('that is absent is no problem', () => {
    const problems = new Problems();
    expect([checkPostcode(problems, 'postcode', null), checkPostcode(problems, 'postcode', undefined)]).toEqual([
      null,
      null,
    ]);
    expect(problems.any).toBe(false);
  });
});
