import { Field, Int, ObjectType } from 'type-graphql';
import { DateTimeScalar } from '../../platform/graphql/scalars';
import type { ClockReading } from './targets';
import { TargetState } from './vocabulary';

@ObjectType({
  description: 'A clock of the policy: starts on logging, stops while the incident is pending.',
  simpleResolvers: true,
})
export class IncidentTarget implements ClockReading {
  @Field(() => DateTimeScalar, {
    description: 'When it falls due; while the incident is pending, as if it went on this moment.',
  })
  dueAt!: Date;

  @Field(() => DateTimeScalar, { nullable: true, description: 'When it was met, in time or not.' })
  metAt!: Date | null;

  @Field(() => TargetState, { description: 'How it stands.' })
  state!: TargetState;

  @Field(() => Int, { nullable: true, description: 'Seconds left; 0 when breached, null when met in time.' })
  remainingSeconds!: number | null;

  @Field(() => Int, { description: 'Seconds that have counted, pauses apart.' })
  elapsedSeconds!: number;
}
