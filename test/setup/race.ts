import type { Answer, Json } from './product';
import { payloadOf } from './refusal';

/** What came of operations that were sent at once, each in the order in which they were given. */
export interface Race {
  /** What each that went well gave. */
  won: Json[];
  /** The extensions of the GraphQL error of each that failed. */
  failed: Json[];
  /** The codes of the user errors of each that was refused. */
  refused: string[][];
}

/** Sends operations at once and sorts what came of them; an answer that is none of the three fails the test. */
export async function atOnce(...asks: (() => Promise<Answer>)[]): Promise<Race> {
  const race: Race = { won: [], failed: [], refused: [] };
  for (const answer of await Promise.all(asks.map((ask) => ask()))) {
    if (answer.errors) {
      expect(answer.errors).toHaveLength(1);
      race.failed.push(answer.errors[0]?.extensions);
      continue;
    }
    const { userErrors, ...things } = payloadOf(answer);
    if (userErrors.length > 0) race.refused.push(userErrors.map(({ code }: Json) => code));
    else race.won.push(Object.values(things)[0]);
  }
  return race;
}

/** Which of two goes first changes from round to round, so that each has its chance. */
export function inTurns<T>(round: number, one: T, other: T): [T, T] {
  return round % 2 === 0 ? [one, other] : [other, one];
}
