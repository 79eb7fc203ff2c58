import fc from 'fast-check';
import { spanKeeper } from './given-spans';

const kept = (given: string) => given.replace(/\r\n?/g, '\n').trim();

describe('spans of a text as it was given', () => {
  it('name the same words in the text as it is kept', () => {
    const given = ' \r\n One👍\r\ntwo three \r\n';
    const start = [...given.slice(0, given.indexOf('two'))].length;
    const span = spanKeeper(given, kept(given))({ start, end: start + 3 });
    expect(span && [...kept(given)].slice(span.start, span.end).join('')).toBe('two');
  });

  it('cover everything of the kept text that they cover of the given one', () => {
    const piece = fc.constantFrom('a', '👍', ' ', '\r\n', '\r', '\n', '\u00A0', 'é');
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), fc.array(piece), (before, hidden, after) => {
        const given = [...before, ...hidden, ...after].join('');
        const start = [...before.join('')].length;
        const span = spanKeeper(given, kept(given))({ start, end: start + [...hidden.join('')].length });
        const covered = span ? [...kept(given)].slice(span.start, span.end).join('') : '';
        expect(covered.replace(/\s/g, '')).toBe(hidden.join('').replace(/\s/g, ''));
      }),
    );
  });

  it('are left out when nothing of them is kept', () => {
    expect(spanKeeper('word   ', 'word')({ start: 5, end: 7 })).toBeUndefined();
  });
});
