import { MilestoneState } from './consultation.vocabulary';
import { doneOn, milestoneState } from './milestone';

const planned = { dueOn: '2018-06-30', recordedDoneOn: null, cancelled: false, endsConsultation: false };

describe('a milestone', () => {
  it('is late from the day after it was due', () => {
    expect(milestoneState(planned, '2018-06-30')).toBe(MilestoneState.PLANNED);
    expect(milestoneState(planned, '2018-07-01')).toBe(MilestoneState.LATE);
  });

  it('is never late when no day was set', () => {
    expect(milestoneState({ ...planned, dueOn: null }, '2030-01-01')).toBe(MilestoneState.PLANNED);
  });

  it('is done once it was reached, however late', () => {
    expect(milestoneState({ ...planned, recordedDoneOn: '2018-07-05' }, '2018-07-06')).toBe(MilestoneState.DONE);
  });

  it('comes by itself when it is the end of the consultation', () => {
    const end = { ...planned, endsConsultation: true };
    expect(doneOn(end, '2018-06-30')).toBeNull();
    expect(doneOn(end, '2018-07-01')).toBe('2018-06-30');
    expect(milestoneState(end, '2018-07-01')).toBe(MilestoneState.DONE);
  });

  it('is cancelled whatever the day', () => {
    expect(milestoneState({ ...planned, cancelled: true }, '2018-07-01')).toBe(MilestoneState.CANCELLED);
  });
});
