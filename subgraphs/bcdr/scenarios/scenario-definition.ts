import type { Problems } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readOptionalText, readText, SUMMARY } from '../../../platform/input/text';
import type { RecoveryScenario } from '../recovery-scenario';
import { MeteringStandard, ServiceProviderKind } from '../vocabulary';

/** All that is said of a scenario, its actions included, in the order in which they are done. */
export type ScenarioDefinition = Omit<RecoveryScenario, 'id' | 'version'> & {
  dccActions: readonly string[];
  userActions: readonly string[];
};

/** Most actions that a scenario has for one party. */
export const MAX_ACTIONS = 100;
const MAX_SECONDS = 366 * 24 * 60 * 60;
const CODE = /^[A-Z0-9]+(-[A-Z0-9]+)*$/;
const MAX_CODE = 64;
const CLAUSE_NUMBER = /^[A-Z0-9]+(\.[A-Z0-9]+)*$/i;
const MAX_CLAUSE_NUMBER = 64;

/** What only devices of one standard are reached through. */
const ONLY_FOR = new Map([
  [ServiceProviderKind.S1SP, MeteringStandard.SMETS1],
  [ServiceProviderKind.DCO, MeteringStandard.SMETS1],
  [ServiceProviderKind.SMSO, MeteringStandard.SMETS1],
  [ServiceProviderKind.CSP, MeteringStandard.SMETS2],
]);

/**
 * Checks what is said of a scenario, and gives it back with its texts trimmed; what is wrong is added to the problems.
 * @source IMP 5.2: whether it applies to each standard; actions for DCC and for Users; the loss of one S1SP is a partial
 * failure
 */
export function readScenario(
  problems: Problems,
  given: ScenarioDefinition,
  under: readonly string[] = [],
): ScenarioDefinition {
  const at = (field: string) => [...under, field];
  if (!CODE.test(given.code) || given.code.length > MAX_CODE) {
    const message = `A code is up to ${MAX_CODE} capitals, digits and hyphens.`;
    problems.add(at('code'), 'INVALID_CODE', message, 'Write it like S1SP-DC-ONE.');
  }
  if (!CLAUSE_NUMBER.test(given.clauseNumber) || given.clauseNumber.length > MAX_CLAUSE_NUMBER) {
    const message = 'A clause number is letters and digits with dots between them.';
    problems.add(at('clauseNumber'), 'INVALID_CLAUSE_NUMBER', message, 'Write it like 5.2.');
  }
  checkStandards(problems, given, at('appliesTo'));
  if (given.providerKind === ServiceProviderKind.S1SP && !given.partialFailure) {
    const message = 'The loss of one S1SP leaves service requests through the others working (IMP 5.2).';
    problems.add(at('partialFailure'), 'NOT_PARTIAL', message, 'Say true, or leave it out.');
  }
  const dccActions = readActions(problems, at('dccActions'), given.dccActions, 'DCC');
  const userActions = readActions(problems, at('userActions'), given.userActions, 'Users');
  const { recoveryTimeObjectiveSeconds, recoveryPointObjectiveSeconds } = given;
  const objectivesSource = readOptionalText(problems, at('objectivesSource'), given.objectivesSource, NAME);
  checkSeconds(problems, at('recoveryTimeObjectiveSeconds'), recoveryTimeObjectiveSeconds);
  checkSeconds(problems, at('recoveryPointObjectiveSeconds'), recoveryPointObjectiveSeconds);
  const hasObjectives = recoveryTimeObjectiveSeconds !== null || recoveryPointObjectiveSeconds !== null;
  if (hasObjectives && objectivesSource === null) {
    const message = 'It is not said where the objectives are taken from.';
    problems.add(at('objectivesSource'), 'SOURCE_MISSING', message, 'Name the document, or say that they are assumed.');
  }
  return {
    ...given,
    title: readText(problems, at('title'), given.title, NAME),
    description: readText(problems, at('description'), given.description, PARAGRAPHS),
    effect: readOptionalText(problems, at('effect'), given.effect, PARAGRAPHS),
    source: readText(problems, at('source'), given.source, SUMMARY),
    objectivesSource,
    dccActions,
    userActions,
  };
}

function checkStandards(
  problems: Problems,
  { appliesTo, providerKind }: ScenarioDefinition,
  field: readonly string[],
): void {
  if (appliesTo.length === 0) {
    problems.add(field, 'EMPTY', 'No standard is named.', 'Name SMETS1, SMETS2 or both (IMP 5.2).');
  } else if (new Set(appliesTo).size < appliesTo.length) {
    problems.add(field, 'DUPLICATE', 'A standard is named twice.', 'Name each once.');
  }
  const only = providerKind && ONLY_FOR.get(providerKind);
  if (only && appliesTo.some((standard) => standard !== only)) {
    const message = `Devices of ${only} alone are reached through a ${providerKind}.`;
    problems.add(field, 'STANDARD_MISMATCH', message, `Name ${only} alone, or another kind of provider.`);
  }
}

function readActions(
  problems: Problems,
  field: readonly string[],
  texts: readonly string[],
  party: string,
): readonly string[] {
  if (texts.length === 0) {
    const message = `There is nothing for ${party} to do.`;
    problems.add(field, 'EMPTY', message, `Say what ${party} do should it occur, in order (IMP 5.2).`);
  }
  if (texts.length > MAX_ACTIONS) {
    const message = `There are ${texts.length} actions; at most ${MAX_ACTIONS} are taken.`;
    problems.add(field, 'TOO_MANY', message, 'Put together what is done together.');
    return texts;
  }
  const seen = new Set<string>();
  return texts.map((text, index) => {
    const place = [...field, String(index)];
    const action = readText(problems, place, text, SUMMARY);
    if (seen.has(action)) problems.add(place, 'DUPLICATE', 'It is listed twice.', 'List each action once.');
    seen.add(action);
    return action;
  });
}

function checkSeconds(problems: Problems, field: readonly string[], seconds: number | null): void {
  if (seconds === null || (Number.isInteger(seconds) && seconds >= 0 && seconds <= MAX_SECONDS)) return;
  const message = `${seconds} is no time within which a service comes back.`;
  problems.add(field, 'OUT_OF_RANGE', message, `Give whole seconds, 0 to ${MAX_SECONDS}.`);
}
