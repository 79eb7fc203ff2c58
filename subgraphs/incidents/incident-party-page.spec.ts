import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_FOLDER } from '../../platform/package-folder';
import { incidentPartyPage } from './incident-party-page';
import { FaultArea } from './vocabulary';

describe('the page on who should have an incident', () => {
  it('says what the code decides; npm run docs:incident-party writes it anew', () => {
    expect(readFileSync(join(PACKAGE_FOLDER, 'docs', 'incident-party.md'), 'utf8')).toBe(incidentPartyPage());
  });

  it('has a row for every fault area and standard', () => {
    for (const area of Object.values(FaultArea)) {
      for (const standard of ['SMETS1', 'SMETS2'])
        expect(incidentPartyPage()).toContain(`\n| ${area} | ${standard} | `);
    }
  });
});
