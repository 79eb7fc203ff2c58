import { type EntityManager, In, IsNull } from 'typeorm';
import { insertAll } from '../../../platform/database/insert-all';
import { typedId } from '../../../platform/ids';
import { Comment } from '../responses/comment';
import { Campaign, CampaignBand } from './campaign';
import { type Likeness, likenessOf, NEAR, shinglesOf, similarity } from './near-duplicate';

/** Comments that are compared by the same few statements. */
const AT_ONCE = 500;
/** Campaigns that a comment is compared with, those first with which it has most in common. */
const MOST_CANDIDATES = 20;

type Grouped = Pick<Comment, 'id' | 'consultationId' | 'questionId' | 'fullText' | 'fingerprint' | 'campaignId'>;

/** What is known of the campaigns that comments of a batch may belong to. */
interface Known {
  byFingerprint: Map<string, string>;
  byBand: Map<string, Set<string>>;
  leaders: Map<string, string>;
}

/**
 * Gives each comment the campaign of those that are near identical to it, or one of its own. Comments are compared with
 * the one that began a campaign only, so that it costs a few statements however many there are.
 *
 * To be called by one at a time for a consultation: the caller holds the consultation's row. The comments themselves are
 * not written.
 */
export async function groupComments(transaction: EntityManager, comments: readonly Grouped[]): Promise<void> {
  for (let start = 0; start < comments.length; start += AT_ONCE) {
    await groupBatch(transaction, comments.slice(start, start + AT_ONCE));
  }
}

/** Groups the comments of a consultation that were made before there were campaigns. */
export async function groupOldComments(transaction: EntityManager, consultationId: string): Promise<void> {
  const old = await transaction.find(Comment, {
    where: { consultationId, campaignId: IsNull() },
    order: { questionPosition: 'ASC', responseNumber: 'ASC', number: 'ASC', id: 'ASC' },
  });
  if (old.length === 0) return;
  await groupComments(transaction, old);
  for (const { id, fingerprint, campaignId } of old) {
    await transaction.update(Comment, { id }, { fingerprint, campaignId });
  }
  await recountCampaigns(transaction, { consultationId });
}

async function groupBatch(transaction: EntityManager, comments: readonly Grouped[]): Promise<void> {
  const likenesses = comments.map((comment) => likenessOf(comment.fullText, comment));
  const known = await knownOf(transaction, likenesses);
  const campaigns: Campaign[] = [];
  const bands: CampaignBand[] = [];
  for (const [index, comment] of comments.entries()) {
    const likeness = likenesses[index];
    if (!likeness) continue;
    const joined = known.byFingerprint.get(likeness.fingerprint) ?? nearest(comment.fullText, likeness, known);
    const campaignId = joined ?? typedId('campaign', comment.id.slice('comment:'.length));
    comment.fingerprint = likeness.fingerprint;
    comment.campaignId = campaignId;
    known.byFingerprint.set(likeness.fingerprint, campaignId);
    if (joined !== undefined) continue;
    campaigns.push({ id: campaignId, consultationId: comment.consultationId, leaderId: comment.id, size: 1 });
    known.leaders.set(campaignId, comment.fullText);
    for (const band of new Set(likeness.bands)) {
      bands.push({ band, campaignId });
      known.byBand.set(band, (known.byBand.get(band) ?? new Set()).add(campaignId));
    }
  }
  await insertAll(transaction, Campaign, campaigns);
  await insertAll(transaction, CampaignBand, bands);
}

/** The campaign whose first comment a text is most like; undefined when it is near identical to none. */
function nearest(text: string, { bands }: Likeness, { byBand, leaders }: Known): string | undefined {
  const shared = new Map<string, number>();
  for (const id of bands.flatMap((band) => [...(byBand.get(band) ?? [])])) shared.set(id, (shared.get(id) ?? 0) + 1);
  const candidates = [...shared].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_CANDIDATES);
  const shingles = shinglesOf(text);
  let best: { id: string; likeness: number } | undefined;
  for (const [id] of candidates) {
    const likeness = similarity(shingles, shinglesOf(leaders.get(id) ?? ''));
    if (likeness >= NEAR && likeness > (best?.likeness ?? 0)) best = { id, likeness };
  }
  return best?.id;
}

async function knownOf(transaction: EntityManager, likenesses: readonly Likeness[]): Promise<Known> {
  const same: { fingerprint: string; campaignId: string }[] = await transaction
    .createQueryBuilder(Comment, 'thing')
    .where('thing.fingerprint IN (:...fingerprints)', {
      fingerprints: likenesses.map(({ fingerprint }) => fingerprint),
    })
    .andWhere('thing.campaignId IS NOT NULL')
    .select('thing.fingerprint', 'fingerprint')
    .addSelect('MIN(thing.campaignId)', 'campaignId')
    .groupBy('thing.fingerprint')
    .getRawMany();
  const rows = await transaction.findBy(CampaignBand, { band: In(likenesses.flatMap(({ bands }) => bands)) });
  const ids = [...new Set(rows.map(({ campaignId }) => campaignId))];
  const leaders: { id: string; text: string }[] =
    ids.length === 0
      ? []
      : await transaction
          .createQueryBuilder(Campaign, 'campaign')
          .innerJoin(Comment, 'leader', 'leader.id = campaign.leaderId')
          .where('campaign.id IN (:...ids)', { ids })
          .select('campaign.id', 'id')
          .addSelect('leader.fullText', 'text')
          .getRawMany();
  const byBand = new Map<string, Set<string>>();
  for (const { band, campaignId } of rows) byBand.set(band, (byBand.get(band) ?? new Set()).add(campaignId));
  return {
    byFingerprint: new Map(same.map(({ fingerprint, campaignId }) => [fingerprint, campaignId])),
    byBand,
    leaders: new Map(leaders.map(({ id, text }) => [id, text])),
  };
}

/** Counts again what stands in campaigns: all of a consultation, or those of some comments. */
export async function recountCampaigns(
  transaction: EntityManager,
  which: { consultationId: string } | { campaignIds: readonly string[] },
): Promise<void> {
  const counted = '(SELECT COUNT(*) FROM comment WHERE comment.campaignId = campaign.id AND comment.current = 1)';
  const query = transaction
    .createQueryBuilder()
    .update(Campaign)
    .set({ size: () => counted });
  if ('consultationId' in which) query.where('consultationId = :consultationId', which);
  else if (which.campaignIds.length === 0) return;
  else query.where('id IN (:...campaignIds)', { campaignIds: [...which.campaignIds] });
  await query.execute();
}
