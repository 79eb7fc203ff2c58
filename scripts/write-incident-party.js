/** Writes docs/incident-party.md from the table that decides who should have an incident. */
require('reflect-metadata');
const { writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { incidentPartyPage } = require('../dist/subgraphs/incidents/incident-party-page');

writeFileSync(join(__dirname, '..', 'docs', 'incident-party.md'), incidentPartyPage());
