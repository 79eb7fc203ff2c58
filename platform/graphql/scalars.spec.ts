import { Kind } from 'graphql';
import { DateScalar } from './scalars';

describe('a day', () => {
  it('is a day of the calendar', () => {
    expect(DateScalar.parseValue('2020-02-29')).toBe('2020-02-29');
    expect(DateScalar.parseLiteral({ kind: Kind.STRING, value: '2018-06-04' }, null)).toBe('2018-06-04');
  });

  it.each(['2018-02-29', '2018-13-01', '4 June 2018', '', 20180604, null])(
    'is asked for again where it is %p',
    (given) => {
      expect(() => DateScalar.parseValue(given)).toThrow('It is no calendar day; write it like 2018-06-04.');
    },
  );
});
