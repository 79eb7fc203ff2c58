import fc from 'fast-check';
import { FIRST_MOVES } from '../../../migrations/inventory/2-kept-inventory';
import { Problems } from '../../../platform/input/problems';
import { DeviceStatus, MeteringStandard } from '../vocabulary';
import { checkMove, nextMoves } from './device-life-cycle';

const { PENDING, INSTALLED_NOT_COMMISSIONED, COMMISSIONED, SUSPENDED, RECOVERED } = DeviceStatus;
const { DECOMMISSIONED, WITHDRAWN, REJECTED } = DeviceStatus;

describe('the life of a device', () => {
  const moves = FIRST_MOVES.map(({ standard, fromStatus, toStatus, ...move }) => ({
    ...move,
    standard: MeteringStandard[standard],
    fromStatus: DeviceStatus[fromStatus],
    toStatus: DeviceStatus[toStatus],
  }));
  const standard = fc.constantFrom(...Object.values(MeteringStandard));
  const status = fc.constantFrom(...Object.values(DeviceStatus));
  const codes = (
    device: { standard: MeteringStandard; status: DeviceStatus },
    to: DeviceStatus,
    reason: string | null,
  ) => {
    const problems = new Problems();
    checkMove(problems, moves, device, to, reason);
    return problems.list.map(({ code }) => code);
  };

  it('never leads outside the table, on whatever way somebody tries to go', () => {
    fc.assert(
      fc.property(standard, status, fc.array(status, { maxLength: 30 }), (of, start, wishes) => {
        let at = start;
        for (const to of wishes) {
          if (codes({ standard: of, status: at }, to, 'because').length > 0) continue;
          const allowed = nextMoves(moves, { standard: of, status: at }).map(({ toStatus }) => toStatus);
          expect([at, ...allowed]).toContain(to);
          if (at === DECOMMISSIONED) expect(to).toBe(DECOMMISSIONED);
          at = to;
        }
      }),
    );
  });

  it('goes from pending to service step by step, for either standard', () => {
    for (const of of Object.values(MeteringStandard)) {
      expect(codes({ standard: of, status: PENDING }, INSTALLED_NOT_COMMISSIONED, null)).toEqual([]);
      expect(codes({ standard: of, status: INSTALLED_NOT_COMMISSIONED }, COMMISSIONED, null)).toEqual([]);
      expect(codes({ standard: of, status: PENDING }, COMMISSIONED, null)).toEqual(['MOVE_NOT_ALLOWED']);
    }
  });

  it('is recovered only after it was suspended', () => {
    fc.assert(
      fc.property(standard, status, (of, from) => {
        const refused = codes({ standard: of, status: from }, RECOVERED, 'because').length > 0;
        expect(refused).toBe(![SUSPENDED, RECOVERED].includes(from));
      }),
    );
  });

  it('has an enrolment that is refused or ended for SMETS1 alone', () => {
    fc.assert(
      fc.property(status, fc.constantFrom(WITHDRAWN, REJECTED), (from, to) => {
        const of = MeteringStandard.SMETS2;
        if (from !== to) expect(codes({ standard: of, status: from }, to, 'because')).toEqual(['MOVE_NOT_ALLOWED']);
      }),
    );
    expect(codes({ standard: MeteringStandard.SMETS1, status: PENDING }, REJECTED, 'because')).toEqual([]);
    expect(codes({ standard: MeteringStandard.SMETS1, status: COMMISSIONED }, WITHDRAWN, 'because')).toEqual([]);
  });

  it('ends with decommissioning, to which a way leads from everywhere in the home', () => {
    fc.assert(
      fc.property(standard, status, status, (of, from, to) => {
        if (to !== DECOMMISSIONED)
          expect(codes({ standard: of, status: DECOMMISSIONED }, to, 'because')).toHaveLength(1);
        if (from !== PENDING) expect(codes({ standard: of, status: from }, DECOMMISSIONED, 'because')).toEqual([]);
      }),
    );
  });

  it('asks for a reason exactly where a device goes out of service', () => {
    const out: DeviceStatus[] = [SUSPENDED, DECOMMISSIONED, WITHDRAWN, REJECTED];
    for (const { toStatus, reasonNeeded } of moves)
      expect([toStatus, reasonNeeded]).toEqual([toStatus, out.includes(toStatus)]);
    expect(codes({ standard: MeteringStandard.SMETS2, status: COMMISSIONED }, SUSPENDED, null)).toEqual([
      'REASON_MISSING',
    ]);
  });

  it('takes staying for no move, even at the end', () => {
    fc.assert(
      fc.property(standard, status, (of, at) => expect(codes({ standard: of, status: at }, at, null)).toEqual([])),
    );
  });

  it('says of each move where it is from', () => {
    for (const { source } of moves) expect(source).toContain('to be confirmed');
  });
});
