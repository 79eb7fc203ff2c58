/** Fails for a package with a licence or an install script that supply-chain.json does not know, or without integrity. */
const { packagesOf, isMet, read, ROOT } = require('./read-supply-chain');

const folder = process.argv[2] ?? ROOT;
const packages = packagesOf(folder);
const { licences, installScripts } = read('supply-chain.json', folder);

const faults = packages.flatMap(({ name, version, licence, hasScript, integrity }) => {
  const excepted = licences.exceptions.some((one) => one.licence === licence && one.packages.includes(name));
  const about = [];
  if (!excepted && !isMet(licence, licences.allowed)) about.push(`its licence is ${licence}`);
  if (hasScript && installScripts[name] === undefined) about.push('it runs a script when it is installed');
  if (integrity === undefined) about.push('the lock has no checksum of it');
  return about.map((what) => `  ${name}@${version}: ${what}`);
});
const names = new Set(packages.map(({ name }) => name));
const excepted = [...licences.exceptions.flatMap((one) => one.packages), ...Object.keys(installScripts)];
for (const name of excepted) if (!names.has(name)) faults.push(`  ${name}: is in supply-chain.json and not installed`);

if (faults.length === 0)
  process.stdout.write(`${packages.length} packages: licences, scripts and checksums as they may be.\n`);
else {
  const way = 'Do without the package, or say in supply-chain.json why it may be.';
  process.stderr.write(`Not as supply-chain.json allows:\n${faults.join('\n')}\n${way}\n`);
  process.exitCode = 1;
}
