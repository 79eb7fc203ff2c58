/** Prints the packages that the product is made of, with their licences, as a page. */
const { packagesOf, read } = require('./read-supply-chain');

const parts = packagesOf().filter(({ isTool }) => !isTool);
const rows = parts.map(({ name, version, licence }) => `| ${name} | ${version} | ${licence} |`);
const reasons = read('supply-chain.json').licences.exceptions.map(
  ({ licence, packages, reason }) => `- ${licence} (${packages.join(', ')}): ${reason}`,
);
process.stdout.write(
  ['# Licences', '', '| package | version | licence |', '| --- | --- | --- |', ...rows, '', ...reasons, ''].join('\n'),
);
