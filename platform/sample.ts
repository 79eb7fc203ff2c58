import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { EntityManager } from 'typeorm';
import type { Authorship } from './history/history';
import { PACKAGE_FOLDER } from './package-folder';

/** Loads a subgraph's part of the sample case, in one transaction. */
export type SampleLoader = (transaction: EntityManager, by: Authorship) => Promise<void>;

/** The text of a file of the sample case. */
export function readSample(file: string): string {
  return readFileSync(join(PACKAGE_FOLDER, 'sample', file), 'utf8');
}
