/** What is installed, as the lock has it, and what supply-chain.json says may be; a folder is given by tests alone. */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');

const ROOT = join(__dirname, '..');
const read = (file, folder = ROOT) => JSON.parse(readFileSync(join(folder, file), 'utf8'));

const nameOf = (path) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Every package of the lock, once a version, by name. */
function packagesOf(folder) {
  const found = new Map();
  for (const [path, entry] of Object.entries(read('package-lock.json', folder).packages)) {
    if (path === '' || entry.link) continue;
    // A package can be installed under another name than its own.
    const name = entry.name ?? nameOf(path);
    const key = `${name}@${entry.version}`;
    const known = found.get(key);
    const part = { name, version: entry.version, licence: entry.license ?? 'none', integrity: entry.integrity };
    found.set(key, {
      ...part,
      isTool: entry.dev === true && (known?.isTool ?? true),
      hasScript: entry.hasInstallScript === true,
    });
  }
  return [...found.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry);
}

/** Whether an SPDX expression can be met: each of ANDs, one of ORs. */
function isMet(expression, allowed) {
  const bare = expression.replace(/[()]/g, '');
  return bare.split(' OR ').some((choice) => choice.split(' AND ').every((one) => allowed.includes(one.trim())));
}

module.exports = { ROOT, read, packagesOf, isMet };
