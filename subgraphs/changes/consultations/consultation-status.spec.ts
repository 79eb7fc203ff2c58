import { ConsultationStatus } from './consultation.vocabulary';
import { statusOn, takesResponses } from './consultation-status';

const open = { recordedStatus: ConsultationStatus.OPEN, opensOn: '2018-05-04', closesOn: '2018-06-04' };

describe('the status of a consultation', () => {
  it('is open to the end of the closing day, and closed from the next', () => {
    expect(statusOn(open, '2018-06-04')).toBe(ConsultationStatus.OPEN);
    expect(statusOn(open, '2018-06-05')).toBe(ConsultationStatus.CLOSED);
  });

  it('is a draft until the opening day', () => {
    expect(statusOn(open, '2018-05-03')).toBe(ConsultationStatus.DRAFT);
    expect(statusOn(open, '2018-05-04')).toBe(ConsultationStatus.OPEN);
  });

  it('is otherwise what was recorded', () => {
    const concluded = { ...open, recordedStatus: ConsultationStatus.CONCLUDED };
    expect(statusOn(concluded, '2018-06-05')).toBe(ConsultationStatus.CONCLUDED);
  });

  it('lets responses in while they can still be read', () => {
    expect(Object.values(ConsultationStatus).filter(takesResponses)).toEqual([
      ConsultationStatus.OPEN,
      ConsultationStatus.CLOSED,
      ConsultationStatus.UNDER_REVIEW,
    ]);
  });
});
