import type { PublicDisaster } from './public-status';
import { toldPublication } from './told-publication';

interface Update {
  id: string;
  at: Date;
  body: string;
  status: string;
}

/** What was published, and that the services were back and the disaster closed: the newest first. */
function told({ id, status, exercise, exercisePlan, ...happened }: PublicDisaster): Update[] {
  const { recoveredAt, closedAt, publications } = happened;
  const going = exercise ? 'in_progress' : status === 'DECLARED' ? 'investigating' : 'identified';
  const published = publications.map((publication): Update => {
    const after = recoveredAt !== null && publication.publishedAt >= recoveredAt;
    const body = toldPublication(publication);
    return {
      ...{ id: publication.id, at: publication.publishedAt, body },
      status: after ? (exercise ? 'verifying' : 'monitoring') : going,
    };
  });
  const { announcement = null, announcedAt = null } = exercisePlan ?? {};
  const announced: Update[] =
    announcement === null || announcedAt === null
      ? []
      : [{ id: `${id}-announced`, at: announcedAt, body: announcement, status: 'scheduled' }];
  const back = exercise ? 'The exercise is over; what it showed is being reviewed.' : 'The services are back.';
  const steps = [
    { id: `${id}-recovered`, at: recoveredAt, body: back, status: exercise ? 'verifying' : 'monitoring' },
    { id: `${id}-closed`, at: closedAt, body: 'It is over and reviewed.', status: exercise ? 'completed' : 'resolved' },
  ].flatMap(({ at, ...step }) => (at === null ? [] : { ...step, at }));
  return [...steps.reverse(), ...published, ...announced].sort((a, b) => b.at.getTime() - a.at.getTime());
}

/** The updates of a disaster in the common format, the newest first. */
export function updatesOf(disaster: PublicDisaster) {
  return told(disaster).map(({ id, at, body, status }) => ({
    ...{ id, status, body, incident_id: disaster.id },
    ...{ created_at: at.toISOString(), updated_at: at.toISOString(), display_at: at.toISOString() },
    ...{ affected_components: null, deliver_notifications: false, custom_tweet: null, tweet_id: null },
  }));
}
