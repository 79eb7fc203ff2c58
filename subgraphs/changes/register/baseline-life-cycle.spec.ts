import fc from 'fast-check';
import { isEditable, isFixed, statusOn, stepRule, stepsFrom } from './baseline-life-cycle';
import { BaselineStatus } from './register.vocabulary';

const ALL = Object.values(BaselineStatus);
const { DRAFT, IN_CONSULTATION, BASELINED, SUBMITTED, DESIGNATED, SUPERSEDED, WITHDRAWN } = BaselineStatus;
const ROAD = [DRAFT, IN_CONSULTATION, BASELINED, SUBMITTED, DESIGNATED];

describe('the life of a baseline', () => {
  it('has one road into force, one step back, and a way out before designation; nothing else', () => {
    const steps = ALL.flatMap((from) => stepsFrom(from).map((to) => [from, to]));
    const expected = [
      ...ROAD.slice(1).map((to, index) => [ROAD[index], to]),
      [IN_CONSULTATION, DRAFT],
      ...[DRAFT, IN_CONSULTATION, BASELINED, SUBMITTED].map((from) => [from, WITHDRAWN]),
    ];
    expect(steps.sort()).toEqual(expected.sort());
  });

  it('needs a body for what binds, and a reason for what goes back or out', () => {
    for (const from of ALL) {
      for (const to of stepsFrom(from)) {
        expect([from, to, stepRule(from, to)?.authority ?? false]).toEqual([
          ...[from, to],
          [BASELINED, SUBMITTED, DESIGNATED].includes(to),
        ]);
        expect([from, to, stepRule(from, to)?.note ?? false]).toEqual([from, to, to === DRAFT || to === WITHDRAWN]);
      }
    }
  });

  it('never leads from what is fixed back to what can be edited, by however many steps', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(5), { maxLength: 12 }), (choices) => {
        let status: BaselineStatus = DRAFT;
        let fixed = false;
        for (const choice of choices) {
          const ways = stepsFrom(status);
          status = ways[choice % Math.max(1, ways.length)] ?? status;
          fixed ||= isFixed(status);
          expect(isFixed(status)).toBe(fixed);
          expect(isEditable(status) && fixed).toBe(false);
        }
      }),
    );
  });

  it('shows a baseline as superseded from the day on which the next one is in force, not before', () => {
    const ended = { status: SUPERSEDED, effectiveTo: '2018-09-30' };
    expect(statusOn(ended, '2018-09-29')).toBe(DESIGNATED);
    expect(statusOn(ended, '2018-09-30')).toBe(SUPERSEDED);
    expect(statusOn({ status: DESIGNATED, effectiveTo: null }, '2018-09-30')).toBe(DESIGNATED);
    expect(statusOn({ status: SUPERSEDED, effectiveTo: null }, '2018-09-30')).toBe(SUPERSEDED);
    for (const status of ALL.filter((each) => each !== DESIGNATED && each !== SUPERSEDED)) {
      expect(statusOn({ status, effectiveTo: '2000-01-01' }, '2018-09-30')).toBe(status);
    }
  });
});
