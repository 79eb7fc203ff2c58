import { SHOP } from './shop-workload';
import { TRACE } from './trace-workload';
import type { Workload } from './workload';

const WORKLOADS: readonly Workload[] = [TRACE, SHOP];

export function workloadNamed(asked: string): Workload {
  const workload = WORKLOADS.find(({ name }) => name === asked);
  if (!workload)
    throw new Error(`There is no workload ${asked}; there are ${WORKLOADS.map(({ name }) => name).join(', ')}.`);
  return workload;
}
