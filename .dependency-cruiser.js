/** Imports go one way: cli → gateway → subgraphs → platform; a subgraph imports nothing of another. */
const layer = (name, from, notTo, comment) => ({
  name,
  severity: 'error',
  comment,
  from: { path: from },
  to: { path: notTo },
});

module.exports = {
  forbidden: [
    layer(
      'platform-stands-alone',
      '^platform/',
      '^(subgraphs|gateway|cli|migrations|test)/',
      'The platform knows nothing of the domain.',
    ),
    layer(
      'subgraphs-stand-on-platform',
      '^subgraphs/',
      '^(gateway|cli|test)/',
      'A subgraph does not know who serves it.',
    ),
    layer(
      'migrations-stand-on-platform',
      '^migrations/',
      '^(subgraphs|gateway|cli|test)/',
      'A migration stays as it is while the code moves on.',
    ),
    layer('gateway-does-not-know-cli', '^gateway/', '^(cli|test)/', 'The gateway does not know what starts it.'),
    {
      name: 'subgraphs-meet-in-the-graph-only',
      severity: 'error',
      comment: 'What a subgraph needs of another it asks the graph for.',
      from: { path: '^(?:subgraphs|migrations)/([^/]+)/' },
      to: { path: '^(?:subgraphs|migrations)/', pathNot: '^(?:subgraphs|migrations)/$1/' },
    },
    {
      name: 'gateway-and-cli-enter-by-the-door',
      severity: 'error',
      comment: 'A subgraph has one door: its index.',
      from: { path: '^(?:gateway|cli)/' },
      to: { path: '^subgraphs/[^/]+/', pathNot: '^subgraphs/[^/]+/index\\.ts$' },
    },
    {
      name: 'no-circles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-unlisted-packages',
      severity: 'error',
      from: { pathNot: '\\.spec\\.ts$' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['require', 'node', 'default', 'types'] },
  },
};
