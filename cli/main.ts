#!/usr/bin/env node
const OLDEST = [20, 19] as const;

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1])) {
  process.stderr.write(`Throughline needs Node ${OLDEST.join('.')} or newer; this is ${process.versions.node}.\n`);
  process.exit(1);
}

// Loaded only now: what it brings in cannot even be read by an older Node.
void import('./program.js').then(({ run }) => run(process.argv));
