import type { Problems } from '../../../platform/input/problems';
import { NAME, readText } from '../../../platform/input/text';
import type { ServiceRequest } from '../service-request';

/** A DUIS number, e.g. 4.6.1: numbers with dots between them, none so large that it is not one. */
const NUMBER = /^\d{1,4}(\.\d{1,4}){0,5}$/;

/** Checks what is said of a service request; what is wrong is added to the problems. */
export function readServiceRequest(
  problems: Problems,
  given: ServiceRequest,
  under: readonly string[] = [],
): ServiceRequest {
  if (!NUMBER.test(given.number)) {
    const message = 'A DUIS number is up to six numbers with dots between them.';
    problems.add([...under, 'number'], 'INVALID_NUMBER', message, 'Write it like 4.6.1.');
  }
  for (const field of ['standards', 'providerKinds'] as const) {
    const named: readonly string[] = given[field];
    if (named.length === 0) problems.add([...under, field], 'EMPTY', 'None is named.', 'Name one at least.');
    if (new Set(named).size < named.length) {
      problems.add([...under, field], 'DUPLICATE', 'One is named twice.', 'Name each once.');
    }
  }
  return { ...given, name: readText(problems, [...under, 'name'], given.name, NAME) };
}
