import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { PACKAGE_FOLDER } from '../../../platform/package-folder';
import { IncidentStatus } from '../vocabulary';
import { isReopening, MOVES, nextStatuses, type Way } from './life-cycle';

const STATUSES = Object.values(IncidentStatus);
const WAYS: readonly Way[] = [
  'assignIncident',
  'acceptAssignment',
  'transitionIncident',
  'markDuplicate',
  'unmarkDuplicate',
];

describe('The life cycle of an incident', () => {
  it.each([
    ['LOGGED', []],
    ['ASSIGNED', ['IN_PROGRESS', 'PENDING', 'RESOLVED']],
    ['IN_PROGRESS', ['PENDING', 'RESOLVED']],
    ['PENDING', ['IN_PROGRESS', 'RESOLVED']],
    ['RESOLVED', ['IN_PROGRESS', 'CLOSED']],
    ['CLOSED', ['IN_PROGRESS']],
  ] as const)('lets transitionIncident take %s to %j', (from, expected) => {
    expect(nextStatuses(IncidentStatus[from], 'transitionIncident')).toEqual(expected);
  });

  it('gives every mutation that is named a move, and every move a mutation', () => {
    const named = STATUSES.flatMap((from) => Object.values(MOVES[from]).flat());
    expect(new Set(named)).toEqual(new Set(WAYS));
    for (const from of STATUSES) expect(Object.values(MOVES[from]).every(({ length }) => length > 0)).toBe(true);
  });

  it('comes from anywhere to its end, and from its end back to work', () => {
    fc.assert(
      fc.property(fc.constantFrom(...STATUSES), fc.constantFrom(...STATUSES), (from, to) => {
        const reached = new Set([from]);
        for (const status of reached) {
          for (const way of WAYS) for (const next of nextStatuses(status, way)) reached.add(next);
        }
        expect(reached.has(to)).toBe(true);
      }),
    );
  });

  it('calls a reopening what leads from resolved or closed to what is open', () => {
    const reopenings = STATUSES.flatMap((from) =>
      STATUSES.filter((to) => isReopening(from, to)).map((to) => `${from} ${to}`),
    );
    expect(reopenings).toHaveLength(8);
    expect(reopenings.every((each) => /^(RESOLVED|CLOSED) (LOGGED|ASSIGNED|IN_PROGRESS|PENDING)$/.test(each))).toBe(
      true,
    );
  });

  it('is what docs/operating.md says of it', () => {
    const moves = STATUSES.flatMap((from) =>
      STATUSES.flatMap((to) => {
        const ways = MOVES[from][to];
        return ways ? [`| \`${from}\` | \`${to}\` | ${ways.map((way) => `\`${way}\``).join(', ')} |`] : [];
      }),
    );
    const page = readFileSync(join(PACKAGE_FOLDER, 'docs', 'operating.md'), 'utf8');
    const rows = page.split('\n').filter((line) => /^\| `[A-Z_]+` \| `[A-Z_]+` \| /.test(line));
    expect(rows).toEqual(moves);
  });
});
