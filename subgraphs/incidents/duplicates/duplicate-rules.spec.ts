import 'reflect-metadata';
import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { IncidentStatus } from '../vocabulary';
import { checkDuplicate } from './duplicate-rules';

type Known = Parameters<typeof checkDuplicate>[1]['duplicate'];

function incident(reference: string, changes: Partial<Known> = {}): Known {
  return { id: `incident:${reference}`, reference, status: IncidentStatus.LOGGED, duplicateOfId: null, ...changes };
}

function codes(given: Parameters<typeof checkDuplicate>[1]): string[] {
  const problems = new Problems();
  checkDuplicate(problems, given);
  return problems.list.map(({ field, code }) => `${field.join('.')} ${code}`);
}

const [A, B] = [incident('A'), incident('B')];
const CLOSED = IncidentStatus.CLOSED;

describe('A duplicate', () => {
  it.each([
    ['of another', { duplicate: A, original: B }, []],
    ['of one that is closed', { duplicate: A, original: { ...B, status: CLOSED } }, []],
    ['of itself', { duplicate: A, original: A }, ['originalId ITSELF']],
    ['of a duplicate', { duplicate: A, original: { ...B, duplicateOfId: 'C' } }, ['originalId IS_DUPLICATE']],
    ['that is one', { duplicate: { ...A, duplicateOfId: 'C' }, original: B }, ['id IS_DUPLICATE']],
    ['that is closed', { duplicate: { ...A, status: CLOSED }, original: B }, ['id NOT_OPEN']],
  ] as const)('%s', (_what, given, expected) => {
    expect(codes({ ...given, hasDuplicates: false })).toEqual(expected);
  });

  it('has none itself', () => {
    expect(codes({ duplicate: A, original: B, hasDuplicates: true })).toEqual(['id HAS_DUPLICATES']);
  });

  it('leads to one that is none, whatever is marked after what', () => {
    const indices = fc.integer({ min: 0, max: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(indices, indices), { maxLength: 40 }), (marks) => {
        const all = Array.from({ length: 6 }, (_, index) => incident(String(index)));
        for (const [one, other] of marks) {
          const [duplicate, original] = [all[one] ?? A, all[other] ?? B];
          const hasDuplicates = all.some(({ duplicateOfId }) => duplicateOfId === duplicate.id);
          if (codes({ duplicate, original, hasDuplicates }).length > 0) continue;
          Object.assign(duplicate, { duplicateOfId: original.id, status: CLOSED });
        }
        for (const { duplicateOfId } of all) {
          expect(all.find(({ id }) => id === duplicateOfId)?.duplicateOfId ?? null).toBeNull();
        }
      }),
    );
  });
});
