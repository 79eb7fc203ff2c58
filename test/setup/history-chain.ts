import { SUBGRAPHS } from '../../gateway/subgraphs';
import { firstBroken } from '../../platform/history/hash-chain';
import { verifyHistory } from '../../platform/history/verify-history';
import { wholeKinds } from '../../platform/history/whole-kinds';
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

/** Checks that the history of each thing that a subgraph keeps is whole, and that none lacks its last entries. */
export async function expectWholeHistories(product: TestProduct, subgraph: string): Promise<void> {
  const { reads } = product.database(subgraph);
  const { bornWithoutHistory: bornWithout = [] } = SUBGRAPHS.find(({ name }) => name === subgraph) ?? {};
  const report = await verifyHistory(reads, { bornWithout });
  expect(report).toMatchObject({ broken: 0, first: null });
  expect(report.things).toBeGreaterThan(0);
  if (subgraph !== 'changes') return;
  expect(KINDS_WITH_HISTORY).toEqual(expect.arrayContaining([...(await wholeKinds(reads)).keys()]));
}
