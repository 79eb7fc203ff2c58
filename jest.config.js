/** Packages that npm carries as ES modules only; jest needs them as CommonJS. */
const esModules = ['jose', 'diff'];

const shared = {
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  setupFiles: ['reflect-metadata'],
};

/** Pure rules run once; whatever touches a database runs on SQLite and again on MariaDB. */
module.exports = {
  projects: [
    { ...shared, displayName: 'rules', testMatch: ['<rootDir>/{platform,subgraphs,gateway,cli}/**/*.spec.ts'] },
    { ...shared, displayName: 'sqlite', testMatch: ['<rootDir>/test/**/*.spec.ts'], globals: { ENGINE: 'sqlite' } },
    {
      ...shared,
      displayName: 'mariadb',
      globalSetup: '<rootDir>/test/setup/global-setup.ts',
      globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
      testMatch: ['<rootDir>/test/**/*.spec.ts'],
      globals: { ENGINE: 'mariadb' },
    },
  ],
};
