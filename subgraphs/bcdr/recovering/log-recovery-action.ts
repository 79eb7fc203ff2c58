import type { EntityManager } from 'typeorm';
import { updateVersioned } from '../../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { addNotFound, isIdOf } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { ActionLogEntry } from '../action-log-entry';
import { DisasterEvent } from '../disaster-event';
import { readOpenDisaster } from '../read-disaster';
import { RecoveryAction } from '../recovery-action';
import type { LogRecoveryActionInput } from './log-recovery-action.input';

/**
 * @throws CONFLICT when the disaster has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 * @source IMP 5.2
 */
export function logRecoveryAction(context: RequestContext, input: LogRecoveryActionInput): Promise<DisasterEvent> {
  const { disasterId, version, actionId } = input;
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'logRecoveryAction');
    const problems = new Problems();
    const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
    const instead = 'Log under the disaster that is open now.';
    const disaster = await readOpenDisaster(transaction, problems, input, instead);
    const action = await readAction(transaction, problems, actionId, disaster);
    const log = disaster ? await transaction.findBy(ActionLogEntry, { disasterId }) : [];
    if (action && note === null && log.some((entry) => entry.actionId === action.id)) {
      const message = `${action.id} is in the log already.`;
      problems.add('note', 'ALREADY_LOGGED', message, 'Say in a note what was done this time, or log another action.');
    }
    problems.refuseIfAny();
    if (!disaster) throw new TypeError('A disaster that was not found is refused above.');
    const number = log.length + 1;
    const entry: ActionLogEntry = {
      id: typedId('actionLogEntry', `${disaster.reference}-${number}`),
      ...{ disasterId, number, actionId, doneAt: by.at, doneBy: by.actor, note },
    };
    const changed = { version: version + 1 };
    await updateVersioned(transaction, DisasterEvent, disaster, changed);
    await transaction.insert(ActionLogEntry, entry);
    await record(transaction, by, { thingId: disasterId, changes: changesBetween(disaster, { ...changed, entry }) });
    return Object.assign(new DisasterEvent(), disaster, changed);
  });
}

/** The action of an input; that there is none, or that it is of another scenario, is a problem. */
async function readAction(
  transaction: EntityManager,
  problems: Problems,
  id: string,
  disaster: DisasterEvent | null,
): Promise<RecoveryAction | null> {
  const action = isIdOf('recoveryAction', id) ? await transaction.findOneBy(RecoveryAction, { id }) : null;
  if (!action || action.id !== id) {
    addNotFound(problems, 'actionId', id, 'The field outstandingActions of the disaster lists what is to be done.');
    return null;
  }
  if (disaster && action.scenarioId !== disaster.scenarioId) {
    const message = `${id} is an action of ${action.scenarioId}; ${disaster.reference} is of ${disaster.scenarioId}.`;
    const way = 'Take one of outstandingActions of the disaster, or of actions of its scenario.';
    problems.add('actionId', 'OTHER_SCENARIO', message, way);
  }
  if (action.retiredAt !== null) {
    const message = `${id} was taken off the list of its scenario at ${action.retiredAt.toISOString()}.`;
    problems.add('actionId', 'ACTION_RETIRED', message, 'Take one of outstandingActions of the disaster.');
  }
  return action;
}
