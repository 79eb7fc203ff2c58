import type { Consultation } from './consultation';

/**
 * What history tells of a consultation. Everybody reads it, so it leaves out who was invited; nor does it tell the
 * status that is kept, since an open consultation closes by itself.
 */
export function toldOf(consultation: Consultation) {
  const { id: _id, closesAt: _at, invitedOrganisationIds: _invited, recordedStatus: _status, ...told } = consultation;
  return told;
}
