import { changesBetween, type RecordedChange } from '../../../platform/history/history';
import type { Consultation } from './consultation';

/**
 * What history tells of a consultation. Everybody reads it, so it leaves out who was invited; nor does it tell the
 * status that is kept, since an open consultation closes by itself.
 */
export function toldOf(consultation: Consultation) {
  const {
    id: _id,
    closesAt: _at,
    opened: _opened,
    invitedOrganisationIds: _invited,
    recordedStatus: _status,
    ...told
  } = consultation;
  return told;
}

/** The first entry in the history of an open issue or a milestone. */
export function newPart(part: { id: string }): RecordedChange {
  const { id: thingId, ...facts } = part;
  return { thingId, changes: changesBetween(null, facts) };
}
