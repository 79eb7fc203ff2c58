import type { GraphQLFormattedError } from 'graphql';

/** Why there is no answer of a subgraph. */
export type FailureCode =
  | 'SUBGRAPH_UNAVAILABLE'
  | 'SUBGRAPH_OVERLOADED'
  | 'SUBGRAPH_ANSWER_INVALID'
  | 'DEADLINE_EXCEEDED';

const TOLD: Readonly<Record<FailureCode, { message(subgraph: string): string; suggestion: string }>> = {
  SUBGRAPH_UNAVAILABLE: {
    message: (subgraph) => `The subgraph ${subgraph} cannot be reached.`,
    suggestion: 'Nothing was changed; try again in a moment.',
  },
  SUBGRAPH_OVERLOADED: {
    message: (subgraph) => `As many requests wait for the subgraph ${subgraph} as may.`,
    suggestion: 'Nothing was changed; try again in a moment, with fewer requests at once.',
  },
  SUBGRAPH_ANSWER_INVALID: {
    message: (subgraph) => `What the subgraph ${subgraph} sent is no answer to what it was asked.`,
    suggestion: 'Try again; if it stays so, tell the operator the time at which it happened.',
  },
  DEADLINE_EXCEEDED: {
    message: (subgraph) => `The subgraph ${subgraph} did not answer in time.`,
    suggestion: 'Ask for less at once, e.g. a smaller page, or try again in a moment.',
  },
};

/** A subgraph that did not answer; thrown by transports, told at every place of the answer that it leaves empty. */
export class SubgraphFailure extends Error {
  constructor(
    readonly code: FailureCode,
    readonly subgraph: string,
    cause: unknown,
  ) {
    super(TOLD[code].message(subgraph), { cause });
  }

  /**
   * What the caller is told. A subgraph that does not answer a mutation may have done it before it went; and one that is
   * asked in the course of a mutation goes after another has done its part.
   */
  told(inMutation: boolean): GraphQLFormattedError {
    const { code, subgraph, message } = this;
    if (!inMutation) return { message, extensions: { code, service: subgraph, suggestion: TOLD[code].suggestion } };
    return {
      message: `The subgraph ${subgraph} did not answer; the change may have been made all the same.`,
      extensions: { code, service: subgraph, suggestion: 'Read what was to be changed before you send it again.' },
    };
  }
}
