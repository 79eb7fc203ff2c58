import fc from 'fast-check';
import { ConsultationStatus } from './consultation.vocabulary';
import { isOver, needsNote, nextStatuses } from './consultation-life-cycle';

const { DRAFT, OPEN, CLOSED, UNDER_REVIEW, CONCLUDED, WITHDRAWN } = ConsultationStatus;
const status = fc.constantFrom(...Object.values(ConsultationStatus));

describe('the life of a consultation', () => {
  it('leads step by step from draft to conclusion', () => {
    const way = [DRAFT, OPEN, CLOSED, UNDER_REVIEW, CONCLUDED];
    for (const [index, to] of way.slice(1).entries()) expect(nextStatuses(way[index] ?? DRAFT)).toContain(to);
  });

  it('skips no step, and never leads back to a draft', () => {
    expect(nextStatuses(OPEN)).not.toContain(UNDER_REVIEW);
    expect(nextStatuses(CLOSED)).not.toContain(CONCLUDED);
    fc.assert(fc.property(status, (from) => !nextStatuses(from).includes(DRAFT)));
  });

  it('can be given up, with a reason, for as long as it is not over', () => {
    fc.assert(fc.property(status, (from) => nextStatuses(from).includes(WITHDRAWN) !== isOver(from)));
    fc.assert(fc.property(status, (from) => needsNote(from, WITHDRAWN)));
  });

  it('is over when it is concluded or withdrawn, and then nothing becomes of it', () => {
    fc.assert(fc.property(status, (from) => isOver(from) === (from === CONCLUDED || from === WITHDRAWN)));
  });

  it('may take a consultation that is closed back to open, and no other', () => {
    fc.assert(fc.property(status, (from) => nextStatuses(from).includes(OPEN) === (from === DRAFT || from === CLOSED)));
  });
});
