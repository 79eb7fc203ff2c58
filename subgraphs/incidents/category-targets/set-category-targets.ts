import type { EntityManager } from 'typeorm';
import { requireDcc } from '../../../platform/caller/acts-for-dcc';
import { insertAll } from '../../../platform/database/insert-all';
import { SequenceRow } from '../../../platform/database/sequence';
import { conflict } from '../../../platform/errors';
import { type Authorship, authorship, changesBetween, recordAll } from '../../../platform/history/history';
import { Problems } from '../../../platform/input/problems';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { CategoryTarget, categoryTargetId } from '../category-target';
import { Incident } from '../incident';
import type { SetCategoryTargetsInput } from './category-target.input';
import { readTargets, type Standing, type TargetChange } from './target-rules';

/**
 * @throws FORBIDDEN for a caller that acts for another organisation than DCC
 * @throws CONFLICT when targets of that day have changed since the caller saw them
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function setCategoryTargets(
  context: RequestContext,
  input: SetCategoryTargetsInput,
): Promise<CategoryTarget[]> {
  requireDcc(context.caller, 'Setting target times');
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'setCategoryTargets');
    const standing = await readStanding(transaction);
    for (const { category, version } of input.targets) {
      const { effectiveFrom } = input;
      const held = standing.targets.find((each) => each.category === category && each.effectiveFrom === effectiveFrom);
      if (!held || (version ?? held.version) === held.version) continue;
      throw conflict(categoryTargetId(held), version ?? 0, held.version);
    }
    const problems = new Problems();
    const changes = readTargets(problems, input, standing);
    problems.refuseIfAny();
    await keep(transaction, by, changes);
    return changes.map(({ after }) => after);
  });
}

/** Holds the row of the running numbers, as logging an incident does: no incident is raised until the targets are set. */
async function readStanding(transaction: EntityManager): Promise<Standing> {
  await transaction.increment(SequenceRow, { name: 'incident' }, 'value', 0);
  const [latest] = await transaction.find(Incident, {
    select: { id: true, raisedAt: true },
    order: { raisedAt: 'DESC' },
    take: 1,
  });
  return {
    targets: await transaction.find(CategoryTarget),
    lastRaisedOn: latest ? dayInLondon(latest.raisedAt) : null,
  };
}

async function keep(transaction: EntityManager, by: Authorship, changes: readonly TargetChange[]): Promise<void> {
  for (const { before, after } of changes) {
    if (!before) continue;
    const { category, effectiveFrom, version } = before;
    const { affected } = await transaction
      .createQueryBuilder()
      .update(CategoryTarget)
      .set({ ...after })
      .where('category = :category AND effectiveFrom = :effectiveFrom AND version = :version', {
        ...{ category, effectiveFrom, version },
      })
      .execute();
    if (affected !== 1) throw conflict(categoryTargetId(before), version, version + 1);
  }
  await insertAll(
    transaction,
    CategoryTarget,
    changes.flatMap(({ before, after }) => (before ? [] : [after])),
  );
  await recordAll(
    transaction,
    by,
    changes.map(({ before, after }) => ({ thingId: categoryTargetId(after), changes: changesBetween(before, after) })),
  );
}
