import fc from 'fast-check';
import { outstandingActions } from './outstanding-actions';

const ids = fc.uniqueArray(fc.nat(20).map(String));

describe('what is still to be done', () => {
  it('is, with what the log has of the scenario, all of the scenario, and in its order', () => {
    fc.assert(
      fc.property(ids, fc.array(fc.nat(20).map(String)), (scenario, log) => {
        const actions = scenario.map((id) => ({ id }));
        const left = outstandingActions(
          actions,
          log.map((actionId) => ({ actionId })),
        );
        const done = actions.filter(({ id }) => log.includes(id));
        expect(actions.filter((action) => left.includes(action) || done.includes(action))).toEqual(actions);
        expect(left.length + done.length).toBe(actions.length);
        expect(left).toEqual(actions.filter((action) => left.includes(action)));
      }),
    );
  });
});
