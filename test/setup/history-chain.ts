import { AuditEntryRow } from '../../platform/history/audit-entry';
import { firstBroken } from '../../platform/history/hash-chain';
import { typeNameOf } from '../../platform/ids';
import { KINDS_WITH_HISTORY } from '../../subgraphs/changes/compliance/promises/histories.resolver';
import type { Json, TestProduct } from './product';

/** Checks, from what the graph tells, that a thing's history is whole and made by these mutations, oldest first. */
export function expectHistory({ id, history: { nodes } }: Json, actions: readonly string[]): void {
  expect(nodes.map(({ action }: Json) => action)).toEqual(actions);
  const chain = nodes.map((entry: Json, index: number) => ({
    ...entry,
    thingId: id,
    sequence: index + 1,
    at: new Date(entry.at),
  }));
  expect(firstBroken(chain)).toBeUndefined();
}

/** Checks that the history of each thing that a subgraph keeps is whole. */
export async function expectWholeHistories(product: TestProduct, subgraph: string): Promise<void> {
  const order = { thingId: 'ASC', sequence: 'ASC' } as const;
  const chains = new Map<string, AuditEntryRow[]>();
  for (const entry of await product.database(subgraph).reads.find(AuditEntryRow, { order })) {
    chains.set(entry.thingId, [...(chains.get(entry.thingId) ?? []), entry]);
  }
  expect(chains.size).toBeGreaterThan(0);
  expect([...chains.values()].flatMap((chain) => firstBroken(chain) ?? [])).toEqual([]);
  if (subgraph !== 'changes') return;
  const kinds = new Set([...chains.keys()].map(typeNameOf));
  expect(KINDS_WITH_HISTORY).toEqual(expect.arrayContaining([...kinds]));
}
