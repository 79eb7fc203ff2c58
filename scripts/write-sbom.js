/**
 * Writes what the product is made of to sbom.cdx.json, as CycloneDX: by npm itself, from the lock, without the tools. npm's
 * own --omit leaves out parts that the product and a tool both need, so that the tools are taken out here.
 */
const { spawnSync } = require('node:child_process');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { ROOT, packagesOf, read } = require('./read-supply-chain');

const args = ['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only', '--sbom-type', 'application'];
const { stdout, stderr, status } = spawnSync('npm', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
if (status !== 0) {
  process.stderr.write(`npm could not list the packages: ${stderr}`);
  process.exit(1);
}
const bom = JSON.parse(stdout);
// npm calls it by the folder that it lies in.
bom.metadata.component.name = read('package.json').name;

const parts = new Set(packagesOf().flatMap(({ name, version, isTool }) => (isTool ? [] : `${name}@${version}`)));
const isPart = (reference) => parts.has(reference);
// Its name may be that of the folder it lies in; what it is referred to by is its own.
bom.components = bom.components.filter((component) => isPart(component['bom-ref']));
const kept = new Set([bom.metadata.component, ...bom.components].map((component) => component['bom-ref']));
bom.dependencies = bom.dependencies
  .filter(({ ref }) => kept.has(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter((each) => kept.has(each)) }));

const listed = new Set(bom.components.map((component) => component['bom-ref']));
const missing = [...parts].filter((part) => !listed.has(part));
if (missing.length > 0) {
  process.stderr.write(
    `npm left out ${missing.join(', ')}, which the lock has; see that package.json and the lock agree.\n`,
  );
  process.exit(1);
}
writeFileSync(join(ROOT, 'sbom.cdx.json'), `${JSON.stringify(bom, null, 2)}\n`);
process.stdout.write(`sbom.cdx.json: ${bom.components.length} components.\n`);
