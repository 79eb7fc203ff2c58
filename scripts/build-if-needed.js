// Compiles to dist/ when it is not there or a source is newer; run before the product is started or tested.
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`Throughline needs Node 20.19 or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

const { spawnSync } = require('node:child_process');
const { chmodSync, readdirSync, rmSync, statSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const SOURCES = [
  'platform',
  'subgraphs',
  'gateway',
  'cli',
  'migrations',
  'bench',
  'tsconfig.json',
  'tsconfig.build.json',
];
const STAMP = join(ROOT, 'dist', '.built');

function newest(path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return stats.mtimeMs;
  const names = readdirSync(path).filter((name) => name !== 'node_modules');
  return Math.max(stats.mtimeMs, ...names.map((name) => newest(join(path, name))));
}

function builtAt() {
  try {
    return statSync(STAMP).mtimeMs;
  } catch {
    return 0;
  }
}

if (builtAt() < Math.max(...SOURCES.map((source) => newest(join(ROOT, source))))) {
  rmSync(join(ROOT, 'dist'), { recursive: true, force: true });
  const compiler = require.resolve('typescript/bin/tsc', { paths: [ROOT] });
  const { status } = spawnSync(process.execPath, [compiler, '-p', join(ROOT, 'tsconfig.build.json')], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exit(status ?? 1);
  // npx runs the command from here, and the compiler does not make files executable.
  chmodSync(join(ROOT, 'dist', 'cli', 'main.js'), 0o755);
  writeFileSync(STAMP, '');
}
