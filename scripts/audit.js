/**
 * Asks the registry for known faults of what is installed, and fails for each of which supply-chain.json does not say why it
 * may stay. Exit code 2 says that the registry does not answer the question: nothing is known then.
 */
const { spawnSync } = require('node:child_process');
const { ROOT, read } = require('./read-supply-chain');

const { stdout } = spawnSync('npm', ['audit', '--json', ...process.argv.slice(2)], {
  cwd: ROOT,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});

function answered() {
  try {
    return JSON.parse(stdout);
  } catch {
    return {};
  }
}

const { vulnerabilities, statusCode } = answered();
if (vulnerabilities === undefined) {
  const why = statusCode === undefined ? 'no answer' : `status ${statusCode}`;
  process.stderr.write(
    `The registry offers no audit (${why}): nothing is known of advisories. Ask one that does: npm run audit -- --registry=URL\n`,
  );
  process.exit(2);
}

const { advisories: excepted } = read('supply-chain.json');
const found = new Map();
for (const { via } of Object.values(vulnerabilities)) {
  for (const advisory of via) {
    if (typeof advisory === 'string') continue;
    found.set(
      advisory.url.split('/').at(-1),
      `${advisory.severity}: ${advisory.name} ${advisory.range}: ${advisory.title}`,
    );
  }
}
const open = [...found].filter(([id]) => excepted[id] === undefined);
for (const [id, what] of open) process.stderr.write(`${id} ${what}\n`);
for (const [id, reason] of Object.entries(excepted)) {
  process.stdout.write(
    found.has(id) ? `${id} is excepted: ${reason}\n` : `${id} is gone; take it out of supply-chain.json\n`,
  );
}
process.stdout.write(`${found.size} advisories, ${open.length} without a reason to stay.\n`);
if (open.length > 0) process.exitCode = 1;
