import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import type { Assessed } from './assessed';
import { jsonReport, junitReport, textReport } from './report';

const assessed: fc.Arbitrary<Assessed> = fc.record({
  id: fc.string(),
  assessedAt: fc.constant('2018-08-01T12:00:00.000Z'),
  outcome: fc.constantFrom('COMPLIANT', 'NON_COMPLIANT', 'NOT_APPLICABLE', 'ERROR'),
  population: fc.nat(),
  violations: fc.nat(),
  evidenceIds: fc.array(fc.string()),
  error: fc.string({ unit: 'binary' }),
  durationMilliseconds: fc.option(fc.nat()),
  againstClauseVersion: fc.record({ number: fc.string(), baseline: fc.record({ label: fc.string() }) }),
  obligation: fc.record({
    id: fc.string(),
    statement: fc.string({ unit: 'binary' }),
    obligedParty: fc.string(),
    clause: fc.record({ id: fc.string(), document: fc.record({ code: fc.constantFrom('IMP', 'SSI DS', '<&"') }) }),
  }),
});

/** The names of the elements of a document that any XML parser takes, with how many there are. */
function elementsOf(xml: string): Record<string, number> {
  const counts: Record<string, number> = {};
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => {
    counts[name] = (counts[name] ?? 0) + 1;
  });
  parser.write(xml).close();
  return counts;
}

describe('a report on obligations', () => {
  it('writes what looks like an entity as it was said', () => {
    const [one] = fc.sample(assessed, 1);
    if (!one) throw new Error('There is none.');
    const said = { ...one, obligation: { ...one.obligation, id: 'obligation:X-1', statement: 'A &amp; B &A; <C>' } };
    const names: unknown[] = [];
    const parser = new SaxesParser();
    parser.on('opentag', ({ attributes }) => names.push(attributes.name));
    parser.write(junitReport([said])).close();
    expect(names[2]).toBe('obligation:X-1: A &amp; B &A; <C>');
  });

  it('for CI jobs is XML whatever is said in it, with a test case an obligation and its failures counted', () => {
    fc.assert(
      fc.property(fc.array(assessed, { minLength: 1, maxLength: 6 }), (all) => {
        const counts = elementsOf(junitReport(all));
        const count = (outcome: string) => all.filter((each) => each.outcome === outcome).length || undefined;
        expect(counts).toMatchObject({ testsuites: 1, testcase: all.length });
        expect([counts.failure, counts.error, counts.skipped]).toEqual(
          ['NON_COMPLIANT', 'ERROR', 'NOT_APPLICABLE'].map(count),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('as JSON holds all that was found, and as text a line on each and one on all', () => {
    fc.assert(
      fc.property(fc.array(assessed, { minLength: 1, maxLength: 6 }), (all) => {
        const { summary, assessments } = JSON.parse(jsonReport(all));
        expect(assessments).toEqual(JSON.parse(JSON.stringify(all)));
        expect(summary.obligations).toBe(all.length);
        expect(textReport(all)).toMatch(new RegExp(`${all.length} obligations: `));
      }),
      { numRuns: 50 },
    );
  });
});
