/** Writes what the product is made of to sbom.cdx.json, as CycloneDX: by npm itself, from the lock, without the tools. */
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT, read } = require('./read-supply-chain');

const args = [
  'sbom',
  '--sbom-format',
  'cyclonedx',
  '--package-lock-only',
  '--omit',
  'dev',
  '--sbom-type',
  'application',
];
const { stdout, stderr, status } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (status !== 0) {
  process.stderr.write(`npm could not list the packages: ${stderr}`);
  process.exit(1);
}
const bom = JSON.parse(stdout);
// npm calls it by the folder that it lies in.
bom.metadata.component.name = read('package.json').name;
writeFileSync(join(ROOT, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(`sbom.cdx.json: ${bom.components.length} components.\n`);
