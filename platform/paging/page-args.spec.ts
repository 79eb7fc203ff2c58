import { readPageArgs } from './page-args';

describe('the arguments of a connection', () => {
  it('ask for twenty unless they say otherwise', () => {
    expect(readPageArgs({})).toEqual({ size: 20, backwards: false, cursor: null });
    expect(readPageArgs({ last: 5, before: 'c' })).toEqual({ size: 5, backwards: true, cursor: 'c' });
  });

  it.each([
    [{ first: 201 }, '201'],
    [{ first: -1 }, '-1'],
    [{ first: 1, last: 1 }, 'Both'],
    [{ first: 1, before: 'c' }, 'goes with last'],
    [{ last: 1, after: 'c' }, 'goes with first'],
    [{ before: 'c' }, 'goes with last'],
  ])('are refused when they make no sense: %j', (args, reason) => {
    expect(() => readPageArgs(args)).toThrow(reason);
  });
});
