import { Field, ObjectType } from 'type-graphql';
import { DateScalar } from '../../../platform/graphql/scalars';
import type { RequestContext } from '../../../platform/request-context';
import { compareTexts } from '../register/baseline-diff';
import type { ClauseDiff } from '../register/clause-diff';
import { clauseVersionId } from '../register/clause-version';
import { clauseVersionById } from '../register/register.loaders';
import { TraceLinkStatus } from '../register/register.vocabulary';
import type { TraceLinkEnd } from './trace-link-end';
import type { TraceLinkSuspect } from './trace-link-suspect';

@ObjectType({ description: 'One of the two ends of a trace link.', simpleResolvers: true })
export class TraceLinkSide {
  thingId!: string;
  reviewedVersionId!: string | null;
  suspicion!: TraceLinkSuspect | null;

  @Field(() => DateScalar, {
    nullable: true,
    description: 'The day since which the clause here says other words than were reviewed; null when it does not.',
  })
  suspectSince!: string | null;
}

/** An end of a link, with what makes the link suspect there. */
export function sideOf(
  { thingId, reviewedVersionId }: TraceLinkEnd,
  status: TraceLinkStatus,
  suspicions: readonly TraceLinkSuspect[],
): TraceLinkSide {
  const held = status === TraceLinkStatus.RETIRED ? [] : suspicions;
  const suspicion = held.find((each) => each.thingId === thingId) ?? null;
  return Object.assign(new TraceLinkSide(), {
    thingId,
    reviewedVersionId,
    suspicion,
    suspectSince: suspicion?.since ?? null,
  });
}

/** What became of the clause at an end since it was reviewed; null when the link is not suspect there. */
export async function changedText(
  { thingId, reviewedVersionId, suspicion }: TraceLinkSide,
  context: RequestContext,
): Promise<ClauseDiff | null> {
  if (!suspicion) return null;
  const load = (id: string | null) => (id === null ? null : clauseVersionById(context).load(id));
  const { baselineId } = suspicion;
  const [before, after] = await Promise.all([
    load(reviewedVersionId),
    load(baselineId && clauseVersionId(baselineId, thingId)),
  ]);
  return before === null && after === null ? null : compareTexts(before, after, context);
}
