import type { Problems } from '../../../platform/input/problems';
import type { Baseline } from './baseline';
import { BaselineStatus } from './register.vocabulary';

const { DRAFT, IN_CONSULTATION, BASELINED, SUBMITTED, DESIGNATED, SUPERSEDED, WITHDRAWN } = BaselineStatus;

/** What a step needs beside its end. */
export interface StepRule {
  /** It is taken by a body: TBDG, the Secretary of State. */
  authority?: true;
  /** It is a step back, or out: somebody must say why. */
  note?: true;
}

/**
 * The steps that can be taken, by where a baseline stands. A baseline is superseded by the designation of the next one,
 * never by itself. What happened before it was recorded here may have left steps out.
 * @source licence Condition 22; SEC Section X5; consultation of 4 May 2018, section 4
 */
const STEPS: Readonly<Record<BaselineStatus, ReadonlyMap<BaselineStatus, StepRule>>> = {
  [DRAFT]: new Map<BaselineStatus, StepRule>([
    [IN_CONSULTATION, {}],
    [WITHDRAWN, { note: true }],
  ]),
  [IN_CONSULTATION]: new Map<BaselineStatus, StepRule>([
    [DRAFT, { note: true }],
    [BASELINED, { authority: true }],
    [WITHDRAWN, { note: true }],
  ]),
  [BASELINED]: new Map<BaselineStatus, StepRule>([
    [SUBMITTED, { authority: true }],
    [WITHDRAWN, { note: true }],
  ]),
  [SUBMITTED]: new Map<BaselineStatus, StepRule>([
    [DESIGNATED, { authority: true }],
    [WITHDRAWN, { note: true }],
  ]),
  [DESIGNATED]: new Map(),
  [SUPERSEDED]: new Map(),
  [WITHDRAWN]: new Map(),
};

/** What a step needs; undefined when it cannot be taken. */
export function stepRule(from: BaselineStatus, to: BaselineStatus): StepRule | undefined {
  return STEPS[from].get(to);
}

/** Where a baseline can go from a status. */
export function stepsFrom(status: BaselineStatus): BaselineStatus[] {
  return [...STEPS[status].keys()];
}

/** Whether the text of a baseline may change. */
export function isEditable(status: BaselineStatus): boolean {
  return status === DRAFT;
}

/** Whether the text of a baseline can never change again, so that others may stand on it. */
export function isFixed(status: BaselineStatus): boolean {
  return status !== DRAFT && status !== IN_CONSULTATION;
}

/** Where a baseline stands on a day: one that another takes the place of is in force until the day before. */
export function statusOn({ status, effectiveTo }: Pick<Baseline, 'status' | 'effectiveTo'>, day: string) {
  if ((status !== DESIGNATED && status !== SUPERSEDED) || effectiveTo === null) return status;
  return effectiveTo <= day ? SUPERSEDED : DESIGNATED;
}

/** Tells that a baseline's text cannot be changed any more, or not now. */
export function addFixed(problems: Problems, field: readonly string[], { id, status }: Baseline): void {
  const message = `${id} is ${status}; only a draft can be edited.`;
  const way =
    status === IN_CONSULTATION
      ? 'Take it back to DRAFT with a note, or make a new baseline based on it.'
      : 'Make a new baseline based on it with createBaseline, and edit that.';
  problems.add(field, 'BASELINE_FIXED', message, way);
}
