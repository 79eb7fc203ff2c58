import { QueryFailedError } from 'typeorm';
import { toldError } from './told-error';

describe('an error in the log', () => {
  it('tells which statement the database refused and where, but none of its values', () => {
    const driverError = Object.assign(new Error("Duplicate entry 'secret' for key 'PRIMARY'"), {
      ...{ code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' },
      ...{ sql: "INSERT INTO answer VALUES ('secret')", sqlMessage: "Duplicate entry 'secret'" },
    });
    const told = toldError(new QueryFailedError('INSERT INTO answer VALUES (?)', ['secret'], driverError));
    expect(JSON.stringify(told)).not.toContain('secret');
    expect(told).toMatchObject({
      ...{ query: 'INSERT INTO answer VALUES (?)', code: 'ER_DUP_ENTRY', errno: 1062, sqlState: '23000' },
      stack: expect.stringMatching(/^\s+at .*told-error\.spec/),
    });
  });

  it('tells all of any other error', () => {
    expect(toldError(new TypeError('No such thing'))).toMatchObject({ type: 'TypeError', message: 'No such thing' });
    expect(toldError('words')).toBe('words');
  });
});
