import { z } from 'zod';
import { Problems } from '../../../platform/input/problems';
import { shown } from '../../../platform/input/shown';
import { ComponentKind, FailureExtent, MeteringStandard, ServiceProviderKind } from '../vocabulary';

const seconds = z.int().nullable().default(null);

const scenario = z.strictObject({
  code: z.string(),
  title: z.string(),
  description: z.string(),
  effect: z.string().nullable().default(null),
  appliesTo: z.array(z.enum(MeteringStandard)),
  providerKind: z.enum(ServiceProviderKind).nullable().default(null),
  componentKind: z.enum(ComponentKind),
  extent: z.enum(FailureExtent),
  clauseNumber: z.string(),
  source: z.string(),
  partialFailure: z.boolean().nullable().default(null),
  recoveryTimeObjectiveSeconds: seconds,
  recoveryPointObjectiveSeconds: seconds,
  objectivesSource: z.string().nullable().default(null),
  dccActions: z.array(z.string()),
  userActions: z.array(z.string()),
});

const serviceRequest = z.strictObject({
  number: z.string(),
  name: z.string(),
  standards: z.array(z.enum(MeteringStandard)),
  critical: z.boolean(),
  providerKinds: z.array(z.enum(ServiceProviderKind)),
});

/** The file that `throughline import scenarios` reads and `throughline export scenarios` writes. */
const scenarioFile = z.strictObject({
  scenarios: z.array(scenario).max(1_000).default([]),
  serviceRequests: z.array(serviceRequest).max(10_000).default([]),
});

export type ScenarioFile = z.infer<typeof scenarioFile>;

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const problems = new Problems();
    const message = `It is no JSON: ${error instanceof Error ? error.message : error}.`;
    problems.add(
      [],
      'INVALID_JSON',
      message,
      'Mend it there; `throughline export scenarios` writes one to begin with.',
    );
    throw problems.refusal();
  }
}

/** What a value of each kind is called in JSON. */
const KINDS = new Map([
  ['string', 'a text in double quotes'],
  ['array', 'a list in square brackets'],
  ['object', 'an object in braces'],
  ['boolean', 'true or false'],
  ['int', 'a whole number'],
  ['number', 'a number'],
]);

/** A fault of the file's form in a sentence, and what to do about it in another. */
function told(issue: z.core.$ZodIssue): { message: string; suggestion: string } {
  const there = issue.input === undefined ? 'Nothing' : shown(JSON.stringify(issue.input));
  if (issue.code === 'unrecognized_keys') {
    const message = `Nothing is called ${issue.keys.map((key) => JSON.stringify(shown(key))).join(', ')} here.`;
    return { message, suggestion: 'Check the spelling against the guide, or take it out.' };
  }
  if (issue.code === 'invalid_value') {
    return { message: `${there} is none of the values.`, suggestion: `Write one of: ${issue.values.join(', ')}.` };
  }
  if (issue.code === 'invalid_type') {
    return { message: `${there} stands there.`, suggestion: `Write ${KINDS.get(issue.expected) ?? issue.expected}.` };
  }
  return { message: `${issue.message}.`, suggestion: 'See the guide for what is to stand there.' };
}

/** @throws Refusal with every fault of the file's form, each with its path */
export function readScenarioFile(text: string): ScenarioFile {
  const { success, data, error } = scenarioFile.safeParse(parsed(text), { reportInput: true });
  if (success) return data;
  const problems = new Problems();
  for (const issue of error.issues) {
    const { message, suggestion } = told(issue);
    problems.add(issue.path.map(String), issue.code.toUpperCase(), message, suggestion);
  }
  throw problems.refusal();
}
