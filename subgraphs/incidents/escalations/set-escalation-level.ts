import type { EntityManager } from 'typeorm';
import { requireDcc } from '../../../platform/caller/acts-for-dcc';
import { updateVersioned } from '../../../platform/database/versioned';
import { conflict } from '../../../platform/errors';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { Problems } from '../../../platform/input/problems';
import { NAME, PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import type { SetEscalationLevelInput } from './escalation.input';
import { EscalationLevel } from './escalation-level';

/** More levels than anybody climbs. */
const MAX_LEVELS = 10;

/**
 * @throws FORBIDDEN for a caller that acts for another organisation than DCC
 * @throws CONFLICT when the level has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in each case nothing was changed
 */
export async function setEscalationLevel(
  context: RequestContext,
  { level, confirmed, ...input }: SetEscalationLevelInput,
): Promise<EscalationLevel> {
  requireDcc(context.caller, 'Setting levels of escalation');
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'setEscalationLevel');
    const problems = new Problems();
    const told = {
      name: readText(problems, 'name', input.name, NAME),
      told: readText(problems, 'told', input.told, PARAGRAPHS),
      source: readText(problems, 'source', input.source, PARAGRAPHS),
      confirmed: confirmed ?? false,
    };
    const id = typedId('escalationLevel', String(level));
    const before = await transaction.findOneBy(EscalationLevel, { id });
    const version = input.version ?? null;
    if (before && version !== null && version !== before.version) throw conflict(id, version, before.version);
    await checkLevel(transaction, problems, { level, version, exists: before !== null });
    problems.refuseIfAny();
    const after = Object.assign(new EscalationLevel(), { id, level, ...told, version: (before?.version ?? 0) + 1 });
    if (before) await updateVersioned(transaction, EscalationLevel, before, { ...after });
    else await transaction.insert(EscalationLevel, after);
    await record(transaction, by, { thingId: id, changes: changesBetween(before, after) });
    return after;
  });
}

async function checkLevel(
  transaction: EntityManager,
  problems: Problems,
  { level, version, exists }: { level: number; version: number | null; exists: boolean },
): Promise<void> {
  const next = (await transaction.count(EscalationLevel)) + 1;
  if (!exists && (level !== next || level > MAX_LEVELS)) {
    const way = next > MAX_LEVELS ? `Give 1 to ${MAX_LEVELS}.` : `Give 1 to ${next}.`;
    problems.add('level', 'OUT_OF_RANGE', `There is no level ${level}, nor is it the next one.`, way);
  } else if (!exists && version !== null) {
    problems.add('version', 'NOT_FOUND', `There is no level ${level} yet.`, 'Leave the version out for a new level.');
  } else if (exists && version === null) {
    const message = `There is a level ${level} already.`;
    problems.add('version', 'VERSION_NEEDED', message, 'Read it by escalationLevels and give its version.');
  }
}
