import { requireDcc } from '../../../platform/caller/acts-for-dcc';
import { authorship, changesBetween, record } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { checkNames } from '../../../platform/input/named-things';
import { Problems } from '../../../platform/input/problems';
import { PARAGRAPHS, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { dayInLondon } from '../../../platform/time/london';
import { IncidentCategory } from '../vocabulary';
import type { SetMajorIncidentRuleInput } from './major-incident.input';
import { MajorIncidentRule } from './major-incident-rule';

const MOST_DAYS = 366;

/**
 * What holds from a day on that has not begun; said again for the same day, it takes the place of what was said.
 * @throws FORBIDDEN for a caller that acts for another organisation than DCC
 * @throws Refusal with everything that is wrong; then nothing was changed
 */
export async function setMajorIncidentRule(
  context: RequestContext,
  input: SetMajorIncidentRuleInput,
): Promise<MajorIncidentRule> {
  requireDcc(context.caller, 'Setting the rule on major incidents');
  const problems = new Problems();
  const { effectiveFrom, categories, reviewWithinDays, confirmed } = input;
  const source = readText(problems, 'source', input.source, PARAGRAPHS);
  checkNames(problems, 'categories', categories, { least: 1, most: Object.values(IncidentCategory).length });
  if (reviewWithinDays < 0 || reviewWithinDays > MOST_DAYS) {
    const message = `A review within ${reviewWithinDays} days makes no sense.`;
    problems.add('reviewWithinDays', 'OUT_OF_RANGE', message, `Give 0 to ${MOST_DAYS}.`);
  }
  const today = dayInLondon(context.clock.now());
  if (effectiveFrom <= today) {
    const message = `${effectiveFrom} has begun; incidents may have been judged by the rule of that day.`;
    problems.add('effectiveFrom', 'NOT_IN_FUTURE', message, `Give a day after ${today}.`);
  }
  problems.refuseIfAny();
  const rule = { effectiveFrom, categories, reviewWithinDays, confirmed, source };
  return context.database.write(async (transaction) => {
    const before = await transaction.findOneBy(MajorIncidentRule, { effectiveFrom });
    await transaction.upsert(MajorIncidentRule, rule, ['effectiveFrom']);
    const by = authorship(context, 'setMajorIncidentRule');
    const thingId = typedId('majorIncidentRule', effectiveFrom);
    await record(transaction, by, { thingId, changes: changesBetween(before, rule), reason: source });
    return Object.assign(new MajorIncidentRule(), rule);
  });
}
