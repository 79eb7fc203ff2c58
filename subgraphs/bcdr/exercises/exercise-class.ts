import { registerEnumType } from 'type-graphql';

export enum ExerciseClass {
  OUTSIDE_LIVE = 'OUTSIDE_LIVE',
  LIVE_WITHOUT_IMPACT = 'LIVE_WITHOUT_IMPACT',
  LIVE_WITH_IMPACT = 'LIVE_WITH_IMPACT',
}
registerEnumType(ExerciseClass, {
  name: 'ExerciseClass',
  description: 'What an exercise does to live systems.',
  valuesConfig: {
    OUTSIDE_LIVE: { description: 'Nothing: it runs outside them.' },
    LIVE_WITHOUT_IMPACT: { description: 'It runs on them, and Users are to notice nothing.' },
    LIVE_WITH_IMPACT: { description: 'It runs on them, and Users will notice.' },
  },
});

export enum ExercisePhase {
  PLANNED = 'PLANNED',
  UNDER_WAY = 'UNDER_WAY',
  OVER = 'OVER',
}
registerEnumType(ExercisePhase, {
  name: 'ExercisePhase',
  description: 'Where an exercise stands, by its window.',
  valuesConfig: {
    PLANNED: { description: 'Its window is yet to come.' },
    UNDER_WAY: { description: 'Its window has begun, and it has not ended.' },
    OVER: { description: 'It was ended, or its window is over.' },
  },
});
