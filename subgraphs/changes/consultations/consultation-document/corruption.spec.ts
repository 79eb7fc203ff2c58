import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readConsultationDocument } from './index';

const text = readFileSync(join(__dirname, '../../../../test/documents/second-consultation.txt'), 'utf8');
const count = text.split('\n').length;

const corruption = fc.record({
  kind: fc.constantFrom('drop', 'double', 'cut', 'tab', 'character'),
  line: fc.nat(count - 1),
  place: fc.nat(400),
});

function corrupt(lines: string[], { kind, line, place }: { kind: string; line: number; place: number }): string[] {
  const written = lines[line] ?? '';
  const at = written.length === 0 ? 0 : place % written.length;
  const tab = written.indexOf('\t', at) >= 0 ? written.indexOf('\t', at) : written.indexOf('\t');
  const spoilt: Record<string, string[]> = {
    drop: [],
    double: [written, written],
    cut: [written.slice(0, at)],
    tab: [tab < 0 ? written : written.slice(0, tab) + written.slice(tab + 1)],
    character: [written.slice(0, at) + written.slice(at + 1)],
  };
  return lines.toSpliced(line, 1, ...(spoilt[kind] ?? [written]));
}

describe('a corrupted document', () => {
  it('is taken whole, or refused with lines, reasons and what to do', () => {
    fc.assert(
      fc.property(fc.array(corruption, { minLength: 1, maxLength: 4 }), (corruptions) => {
        const lines = corruptions.reduce(corrupt, text.split('\n'));
        const read = readConsultationDocument(lines.join('\n'));
        if (read.ok) return;
        expect(read.problems.length).toBeGreaterThan(0);
        for (const { line, code, message, suggestion } of read.problems) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines.length);
          expect(code).toMatch(/^[A-Z]+(?:_[A-Z]+)*$/);
          expect(message).not.toBe('');
          expect(suggestion).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  it('is refused when a line of text or table is there twice, or a row of a table has lost a tab', () => {
    const lines = text.split('\n');
    const from = lines.findIndex((line) => line.startsWith('1 Background'));
    for (const [at, line] of lines.entries()) {
      if (line.trim() === '') continue;
      expect(readConsultationDocument(lines.toSpliced(at, 0, line).join('\n')).ok).toBe(false);
      for (const tab of at > from ? line.matchAll(/\t/g) : []) {
        const merged = line.slice(0, tab.index) + line.slice(tab.index + 1);
        expect(readConsultationDocument(lines.with(at, merged).join('\n')).ok).toBe(false);
      }
    }
  });
});

describe('a megabyte of garbage', () => {
  const inSection = (heading: string, garbage: string) => {
    const at = text.lastIndexOf(`\n${heading}\n`) + heading.length + 2;
    return `${text.slice(0, at)}\n${garbage.repeat(Math.ceil(1e6 / garbage.length))}${text.slice(at)}`;
  };
  it.each([
    ['one line', 'a'.repeat(1e6)],
    ['brackets', '('.repeat(1e6)],
    ['rows', 'a\tb\tc\n'.repeat(170_000)],
    ['paragraphs', 'lorem ipsum\n\n'.repeat(80_000)],
    ['headings', '1 A\n\n'.repeat(200_000)],
    ['control characters', '\u0001\n'.repeat(500_000)],
    ['half sentences in the open issues', inSection('4 Open Issues', 'x x x x\n\n')],
    ['dependencies', inSection('4 Open Issues', `${'A subject to the (AB) or '.repeat(300)}\n\n`)],
    ['addresses', inSection('7 How to Respond', `${'responses by a@a.'.repeat(400)}\n\n`)],
    ['titles', inSection('4 Open Issues', `${'Aa to and the '.repeat(560)} (ABCD).\n\n`)],
  ])('is refused, a megabyte of it, before the suite loses patience: %s', (_name, garbage) => {
    expect(readConsultationDocument(garbage).ok).toBe(false);
  });
});
