import { GraphQLError } from 'graphql';
import { type LaidType, LEAVES } from './graph-layout';

/** What a subgraph says where something of another type has to stand. */
export interface Rubbish {
  value: unknown;
  /** Whether it stands for each item of a list instead of the whole list. */
  inItems: boolean;
}

/** Never one that the type of the field takes. */
export function fits({ named, nonNull }: LaidType, picked: number): Rubbish | undefined {
  const inItems = nonNull.length > 1 && picked % 2 === 0;
  const isList = nonNull.length > (inItems ? 2 : 1);
  if (isList) return { value: [5, 'rubbish', { rubbish: true }][picked % 3], inItems };
  if (named === 'Json') return undefined;
  const isLeaf = LEAVES.includes(named);
  const possible = isLeaf ? [{ rubbish: true }, ['rubbish']] : [5, 'rubbish', true];
  return { value: possible[picked % possible.length], inItems };
}

/** Puts rubbish into a part of a subgraph's answer, as JSON has it. */
export function spoil(right: unknown, { value, inItems }: Rubbish): unknown {
  if (right === null || right === undefined) return right;
  if (!inItems || !Array.isArray(right)) return value;
  return right.map((item: unknown) => (item === null ? null : value));
}

/** What a single schema has where a subgraph would tell rubbish. */
export function refused(right: unknown, { inItems }: Rubbish, coordinate: string): unknown {
  if (right === null || right === undefined) return right;
  const error = () => new GraphQLError(`The value of ${coordinate} is not of its type.`);
  if (!inItems || !Array.isArray(right)) return error();
  return right.map((item: unknown) => (item === null ? null : error()));
}
