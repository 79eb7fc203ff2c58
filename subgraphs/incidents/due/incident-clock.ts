import { registerEnumType } from 'type-graphql';

export enum IncidentClock {
  RESPONSE = 'RESPONSE',
  RESOLUTION = 'RESOLUTION',
}
registerEnumType(IncidentClock, {
  name: 'IncidentClock',
  description: 'One of the two clocks of an incident.',
  valuesConfig: {
    RESPONSE: { description: 'Until a party has taken it up.' },
    RESOLUTION: { description: 'Until it is resolved.' },
  },
});
