import { databaseOf, describeSettings, readSettings } from './settings';

describe('the settings', () => {
  it('need none to be given', () => {
    expect(readSettings({})).toMatchObject({ HOST: '127.0.0.1', THROUGHLINE_DATA: './data', LOG_LEVEL: 'warn' });
  });

  it('are refused with everything that is wrong, not only the first', () => {
    const wrong = { PORT: 'x', LOG_LEVEL: 'loud', SUBGRAPHS: 'nonsense', AUTH_ISSUER: 'https://issuer.example' };
    const refusal = () => readSettings(wrong);
    for (const name of ['PORT', 'LOG_LEVEL', 'SUBGRAPHS', 'AUTH_JWKS_URL']) expect(refusal).toThrow(name);
  });

  it('give each subgraph a database of its own', () => {
    const shared = readSettings({ DATABASE_URL: 'mysql://user:secret@db:3307/throughline' });
    expect(databaseOf(shared, 'bcdr')).toMatchObject({ host: 'db', port: 3307, database: 'throughline_bcdr' });
    const own = readSettings({ BCDR_DATABASE_URL: 'sqlite:/var/lib/bcdr.sqlite' });
    expect(databaseOf(own, 'bcdr')).toEqual({ engine: 'sqlite', file: '/var/lib/bcdr.sqlite' });
  });

  it.each(['postgres://db/x', 'mysql://db/', 'mysql://db/a-b', 'sqlite:'])(
    'refuse the database URL %s by name',
    (url) => {
      expect(() => readSettings({ DATABASE_URL: url })).toThrow('DATABASE_URL');
    },
  );

  it('are printed without their secrets', () => {
    const printed = JSON.stringify(
      describeSettings(readSettings({ DATABASE_URL: 'mysql://user:secret@db/throughline' })),
    );
    expect(printed).toContain('mysql://user:…@db/throughline');
    expect(printed).not.toContain('secret');
  });
});
