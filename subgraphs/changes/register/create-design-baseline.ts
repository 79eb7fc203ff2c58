import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { type EntityManager, In } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { authorship, changesBetween, recordNew } from '../../../platform/history/history';
import { typedId } from '../../../platform/ids';
import { addNotFound, checkNames } from '../../../platform/input/named-things';
import { Problems, UserError } from '../../../platform/input/problems';
import { NAME, readText } from '../../../platform/input/text';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from './baseline';
import { DesignBaseline, DesignBaselineMember } from './design-baseline';

@InputType({ description: 'A set of baselines of several documents, to be taken together.' })
export class CreateDesignBaselineInput {
  @Field(() => String, { description: 'Its name, which no other set has; up to 200 characters.' })
  name!: string;

  @Field(() => [ID], { description: 'Its baselines in their order, at most one of a document; up to 200.' })
  baselineIds!: string[];
}

@ObjectType({ description: 'The set of baselines, or what to mend in the input.', simpleResolvers: true })
export class DesignBaselinePayload {
  @Field(() => DesignBaseline, { nullable: true, description: 'The set; null when nothing was changed.' })
  designBaseline!: DesignBaseline | null;

  @Field(() => [UserError], { description: 'What to mend; empty when all went well.' })
  userErrors!: UserError[];
}

const MOST_MEMBERS = 200;
const LONGEST_KEY = 60;

/** A name as the key of an id: its letters and digits, in capitals, words joined by hyphens. */
function keyOfName(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toUpperCase();
  return key.slice(0, LONGEST_KEY) || 'SET';
}

async function checkMembers(transaction: EntityManager, ids: readonly string[], problems: Problems): Promise<void> {
  const baselines = new Map(
    (await transaction.findBy(Baseline, { id: In([...ids]) })).map((baseline) => [baseline.id, baseline]),
  );
  const members = new Map<string, string>();
  for (const [index, id] of ids.entries()) {
    const field = ['baselineIds', String(index)];
    const baseline = baselines.get(id);
    if (baseline === undefined) {
      addNotFound(problems, field, id, "Use an id from a document's baselines.");
      continue;
    }
    const other = members.get(baseline.documentId);
    members.set(baseline.documentId, id);
    if (other === undefined || other === id) continue;
    const message = `${id} and ${other} are both of ${baseline.documentId}.`;
    problems.add(field, 'SAME_DOCUMENT', message, 'Take one baseline of a document.');
  }
}

/** @throws Refusal with everything that is wrong; then nothing was changed */
export async function createDesignBaseline(
  context: RequestContext,
  { name: givenName, baselineIds }: CreateDesignBaselineInput,
): Promise<DesignBaseline> {
  const problems = new Problems();
  const name = readText(problems, 'name', givenName, NAME);
  checkNames(problems, 'baselineIds', baselineIds, { least: 1, most: MOST_MEMBERS });
  return context.database.write(async (transaction) => {
    const found = new Problems();
    found.addAll(problems);
    if (baselineIds.length <= MOST_MEMBERS) await checkMembers(transaction, baselineIds, found);
    const sets = await transaction.find(DesignBaseline, { select: { id: true, name: true } });
    if (sets.some((set) => set.name === name)) {
      found.add('name', 'DUPLICATE', 'Another set has this name.', 'Give it a name of its own.');
    }
    found.refuseIfAny();
    const by = authorship(context, 'createDesignBaseline');
    const taken = new Set(sets.map(({ id }) => id));
    const key = keyOfName(name);
    let id = typedId('designBaseline', key);
    for (let turn = 2; taken.has(id); turn += 1) id = typedId('designBaseline', `${key}~${turn}`);
    const set = Object.assign(new DesignBaseline(), { id, name, createdAt: by.at });
    await transaction.insert(DesignBaseline, set);
    const members = baselineIds.map((baselineId, index) => ({ designBaselineId: id, position: index + 1, baselineId }));
    await insertAll(transaction, DesignBaselineMember, members);
    const changes = changesBetween(null, { ...set, baselineIds });
    await recordNew(transaction, by, [{ thingId: id, changes }]);
    return set;
  });
}
