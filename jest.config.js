/** Packages that npm carries as ES modules only; jest needs them as CommonJS. */
const esModules = ['jose', 'diff', 'feed', 'fractional-indexing', 'ical.js'];

const shared = {
  transform: { '^.+\\.[jt]s$': '@swc/jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModules.join('|')})/)`],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/data/'],
  setupFiles: ['reflect-metadata'],
};

/** What speaks to the product over HTTP, in this process, or as the processes that the suite itself starts. */
const product = {
  ...shared,
  testMatch: ['<rootDir>/test/**/*.spec.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    ...['processes', 'differential', 'execution'].map((folder) => `<rootDir>/test/${folder}/`),
  ],
  setupFilesAfterEnv: ['<rootDir>/test/setup/timeout.ts'],
};

/**
 * Pure rules run once, and so does the command line, on SQLite; whatever else touches a database runs on SQLite and
 * again on MariaDB.
 */
module.exports = {
  maxWorkers: '100%',
  // What a test file leaves behind in its process grows to gigabytes over some hundred of them.
  workerIdleMemoryLimit: '1GB',
  projects: [
    {
      ...shared,
      displayName: 'rules',
      // Asked for by itself (`npm run test:differential`): it still finds differences that are neither mended nor explained.
      testPathIgnorePatterns: process.env.DIFFERENTIAL_CASES
        ? ['/node_modules/']
        : ['/node_modules/', 'test/differential/executor'],
      testMatch: [
        '<rootDir>/{platform,subgraphs,gateway,cli}/**/*.spec.ts',
        '<rootDir>/test/{differential,execution}/*.spec.ts',
      ],
      setupFilesAfterEnv: ['<rootDir>/test/setup/timeout.ts'],
    },
    {
      ...shared,
      displayName: 'processes',
      testMatch: ['<rootDir>/test/processes/*.spec.ts'],
      globals: { ENGINE: 'sqlite' },
      setupFilesAfterEnv: ['<rootDir>/test/setup/timeout.ts', '<rootDir>/test/setup/processes.ts'],
    },
    {
      ...product,
      displayName: 'sqlite',
      // On SQLite, processes are killed in test/processes/.
      testPathIgnorePatterns: [...product.testPathIgnorePatterns, '<rootDir>/test/killed.spec.ts'],
      globals: { ENGINE: 'sqlite' },
    },
    {
      ...product,
      displayName: 'mariadb',
      globalSetup: '<rootDir>/test/setup/global-setup.ts',
      globalTeardown: '<rootDir>/test/setup/global-teardown.ts',
      globals: { ENGINE: 'mariadb' },
    },
  ],
};
