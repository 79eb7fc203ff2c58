import type { EntityManager } from 'typeorm';
import { entitiesOf } from '../../platform/database/rows';
import { updateVersioned } from '../../platform/database/versioned';
import { authorship, changesBetween, record } from '../../platform/history/history';
import { typedId } from '../../platform/ids';
import { addNotFound, checkNames } from '../../platform/input/named-things';
import { Problems } from '../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../platform/input/text';
import type { RequestContext } from '../../platform/request-context';
import { DisasterEvent } from './disaster-event';
import { ImpactPublication } from './impact-publication';
import { MAX_SERVICE_REQUESTS, type PublishImpactInput } from './publish-impact';
import { readOpenDisaster } from './read-disaster';
import { ServiceRequest } from './service-request';

/**
 * @throws FORBIDDEN for a caller that acts for another organisation than DCC, which it is that publishes
 * @throws CONFLICT when the disaster has changed since the caller saw it
 * @throws Refusal with everything that is wrong; in either case nothing was changed
 * @source IMP 5.1.9
 */
export async function publishImpact(context: RequestContext, input: PublishImpactInput): Promise<DisasterEvent> {
  return context.database.write(async (transaction) => {
    const by = authorship(context, 'publishImpact');
    const problems = new Problems();
    const text = readText(problems, 'text', input.text, PARAGRAPHS);
    const affectedServiceRequests = await readServiceRequests(transaction, problems, input.affectedServiceRequests);
    const expectedRecoveryAt = input.expectedRecoveryAt ?? null;
    if (expectedRecoveryAt !== null && expectedRecoveryAt.getTime() <= by.at.getTime()) {
      const message = `${expectedRecoveryAt.toISOString()} is not to come.`;
      problems.add(
        'expectedRecoveryAt',
        'TIME_PAST',
        message,
        'Give a later time, or leave it out while it is unknown.',
      );
    }
    const instead = 'Publish under the disaster that is open now, or declare one.';
    const disaster = await readOpenDisaster(transaction, problems, input, instead);
    problems.refuseIfAny();
    if (!disaster) throw new TypeError('A disaster that was not found is refused above.');
    const { id, reference, version } = disaster;
    const number = (await transaction.countBy(ImpactPublication, { disasterId: id })) + 1;
    const publication: ImpactPublication = {
      id: typedId('impactPublication', `${reference}-${number}`),
      disasterId: id,
      number,
      publishedAt: by.at,
      publishedBy: by.actor,
      text,
      affectedServiceRequests,
      expectedRecoveryAt,
    };
    const changed = { firstPublishedAt: disaster.firstPublishedAt ?? by.at, version: version + 1 };
    await updateVersioned(transaction, DisasterEvent, disaster, changed);
    await transaction.insert(ImpactPublication, publication);
    const changes = changesBetween(disaster, { ...changed, publication });
    await record(transaction, by, { thingId: id, changes });
    return Object.assign(new DisasterEvent(), disaster, changed);
  });
}

/** The DUIS numbers of an input in their order; those that there are not are added to the problems. */
async function readServiceRequests(
  transaction: EntityManager,
  problems: Problems,
  numbers: readonly string[],
): Promise<string[]> {
  const field = 'affectedServiceRequests';
  checkNames(problems, field, numbers, { least: 1, most: MAX_SERVICE_REQUESTS });
  const services = await entitiesOf(transaction.createQueryBuilder(ServiceRequest, 'thing'));
  const known = new Set(services.map(({ number }) => number));
  const named = numbers.length > MAX_SERVICE_REQUESTS ? [] : numbers;
  for (const [index, number] of named.entries()) {
    if (!known.has(number)) {
      const way = 'Give a DUIS number, e.g. 4.6.1; services of the query bcdrStatus lists all of them.';
      addNotFound(problems, [field, String(index)], number, way);
    }
  }
  return [...numbers];
}
