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

/** What is known of campaigns: those that were read, and those that were begun since, whose comments are not written yet. */
class Known {
  readonly byFingerprint = new Map<string, string>();
  private readonly byBand = new Map<string, Set<string>>();
  private readonly leaders = new Map<string, string>();

  addBand(band: string, campaignId: string): void {
    this.byBand.set(band, (this.byBand.get(band) ?? new Set()).add(campaignId));
  }

  addLeader(campaignId: string, text: string): void {
    this.leaders.set(campaignId, text);
  }

  /** The campaign whose first comment a text is most like; undefined when it is near identical to none. */
  nearest(text: string, { bands }: Likeness): string | undefined {
    const shared = new Map<string, number>();
    for (const id of bands.flatMap((band) => [...(this.byBand.get(band) ?? [])])) {
      shared.set(id, (shared.get(id) ?? 0) + 1);
    }
    const candidates = [...shared].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)).slice(0, MOST_CANDIDATES);
    const shingles = shinglesOf(text);
    let best: { id: string; likeness: number } | undefined;
    for (const [id] of candidates) {
      const likeness = similarity(shingles, shinglesOf(this.leaders.get(id) ?? ''));
      if (likeness >= NEAR && likeness > (best?.likeness ?? 0)) best = { id, likeness };
    }
    return best?.id;
  }
}

/**
 * Gives each comment the campaign of those that are near identical to it, or one of its own. Comments are compared with
 * the one that began a campaign only, so that it costs a few statements however many there are.
 *
 * To be called by one at a time for a consultation: the caller holds the consultation's row. The comments themselves are
 * not written.
 */
export async function groupComments(transaction: EntityManager, comments: readonly Grouped[]): Promise<void> {
  const known = new Known();
  for (let start = 0; start < comments.length; start += AT_ONCE) {
    await groupBatch(transaction, known, comments.slice(start, start + AT_ONCE));
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

async function groupBatch(transaction: EntityManager, known: Known, comments: readonly Grouped[]): Promise<void> {
  const likenesses = comments.map((comment) => likenessOf(comment.fullText, comment));
  await learn(transaction, known, likenesses);
  const campaigns: Campaign[] = [];
  const bands: CampaignBand[] = [];
  for (const [index, comment] of comments.entries()) {
    const likeness = likenesses[index];
    if (!likeness) continue;
    const joined = known.byFingerprint.get(likeness.fingerprint) ?? known.nearest(comment.fullText, likeness);
    const campaignId = joined ?? typedId('campaign', comment.id.slice('comment:'.length));
    comment.fingerprint = likeness.fingerprint;
    comment.campaignId = campaignId;
    known.byFingerprint.set(likeness.fingerprint, campaignId);
    if (joined !== undefined) continue;
    campaigns.push({ id: campaignId, consultationId: comment.consultationId, leaderId: comment.id, size: 1 });
    known.addLeader(campaignId, comment.fullText);
    for (const band of new Set(likeness.bands)) {
      bands.push({ band, campaignId });
      known.addBand(band, campaignId);
    }
  }
  await insertAll(transaction, Campaign, campaigns);
  await insertAll(transaction, CampaignBand, bands);
}

/** Reads the campaigns that comments may belong to. */
async function learn(transaction: EntityManager, known: Known, likenesses: readonly Likeness[]): Promise<void> {
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
  for (const { fingerprint, campaignId } of same) known.byFingerprint.set(fingerprint, campaignId);
  for (const { band, campaignId } of rows) known.addBand(band, campaignId);
  for (const { id, text } of leaders) known.addLeader(id, text);
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
