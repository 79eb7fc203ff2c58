import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

function folderWithPackage(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : folderWithPackage(dirname(folder));
}

/** The folder of the package, from which its schema, sample and version are read; the same from source and from dist. */
export const PACKAGE_FOLDER = folderWithPackage(__dirname);
