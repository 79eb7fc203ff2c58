import fc from 'fast-check';
import { Problems } from './problems';
import { codePointLength, NAME, PARAGRAPHS, readText } from './text';

function read(text: string, rule = NAME): { text: string; codes: string[] } {
  const problems = new Problems();
  const result = readText(problems, 'summary', text, rule);
  return { text: result, codes: problems.list.map(({ code }) => code) };
}

describe('a text of the input', () => {
  it('is trimmed, with its line ends as LF', () => {
    expect(read('  one\r\ntwo\r ', PARAGRAPHS)).toEqual({ text: 'one\ntwo', codes: [] });
  });

  it.each([
    ['', 'EMPTY'],
    [' \n ', 'EMPTY'],
    ['x'.repeat(201), 'TOO_LONG'],
    ['a\u0000b', 'CONTROL_CHARACTER'],
    ['a\nb', 'CONTROL_CHARACTER'],
    ['a\uD800b', 'CONTROL_CHARACTER'],
    ['a\u202Eb', 'DIRECTION_MARK'],
    ['a\u200Fb', 'DIRECTION_MARK'],
  ])('is refused when it is %j', (text, code) => {
    expect(read(text).codes).toEqual([code]);
  });

  it('is measured in code points, so that an emoji counts as one', () => {
    expect(read('😀'.repeat(200)).codes).toEqual([]);
    expect(read('😀'.repeat(201)).codes).toEqual(['TOO_LONG']);
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => codePointLength(text) === [...text].length));
  });
});
