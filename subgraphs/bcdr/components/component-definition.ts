import type { Problems } from '../../../platform/input/problems';
import { NAME, readText } from '../../../platform/input/text';
import type { Component } from '../component';
import { CspRegion, ServiceProviderKind } from '../vocabulary';

export type ComponentNaming = Pick<Component, 'name' | 'providerKind' | 'regions'>;

/**
 * Checks the name and the regions of a component: those of a Communications Service Provider serve one region at least,
 * others none. What is wrong is added to the problems.
 */
export function readNaming(problems: Problems, { name, providerKind, regions }: ComponentNaming): ComponentNaming {
  if (providerKind === ServiceProviderKind.CSP && regions.length === 0) {
    const message = 'A component of a Communications Service Provider serves a region.';
    problems.add('regions', 'EMPTY', message, 'Name NORTH, CENTRAL or SOUTH, or several.');
  }
  if (providerKind !== ServiceProviderKind.CSP && regions.length > 0) {
    const message = 'Only components of a Communications Service Provider serve regions.';
    problems.add('regions', 'REGION_MISMATCH', message, 'Leave regions out.');
  }
  if (regions.includes(CspRegion.SMETS1)) {
    const message = 'SMETS1 is no region that is served: it says that a device is in none.';
    problems.add('regions', 'REGION_MISMATCH', message, 'Name NORTH, CENTRAL or SOUTH.');
  }
  if (new Set(regions).size < regions.length) {
    problems.add('regions', 'DUPLICATE', 'A region is named twice.', 'Name each once.');
  }
  return { name: readText(problems, 'name', name, NAME), providerKind, regions };
}

const KEY = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const MAX_KEY = 64;

/** Checks what the id of a component is made of. */
export function checkKey(problems: Problems, key: string): void {
  if (KEY.test(key) && key.length <= MAX_KEY) return;
  const message = `A key is up to ${MAX_KEY} capitals, digits and hyphens.`;
  problems.add('key', 'KEY_INVALID', message, 'Write it like S1SP-A-DC1.');
}
