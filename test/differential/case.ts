import fc from 'fast-check';
import type { GraphQLSchema } from 'graphql';
import { type FaultChoice, Faults, faultChoices } from './faults';
import type { GraphLayout } from './graph-layout';
import { type OperationChoices, operationChoices, withoutConditions } from './operation-choices';
import { type Operation, operationOf } from './operation-text';

/** What tells one question to a supergraph from another. */
export interface CaseChoices {
  operation: OperationChoices;
  faults: FaultChoice[];
  /** Of the world that it is asked about. */
  seed: number;
}

export interface Case {
  operation: Operation;
  variables: Record<string, unknown>;
  faults: Faults;
  seed: number;
}

const WORLDS = 1000;

export const caseChoices: fc.Arbitrary<CaseChoices> = fc.record({
  operation: operationChoices,
  faults: faultChoices,
  seed: fc.nat({ max: WORLDS - 1 }),
});

export function caseOf(layout: GraphLayout, schema: GraphQLSchema, choices: CaseChoices): Case {
  const faults = new Faults(layout, choices.faults);
  // Apollo's planner plans otherwise what has conditions, and what is missing or down tells the two plans apart.
  const chosen = faults.suitSingleSchema ? choices.operation : withoutConditions(choices.operation);
  const operation = operationOf(schema, chosen);
  return { operation, variables: operation.variables, faults, seed: choices.seed };
}
