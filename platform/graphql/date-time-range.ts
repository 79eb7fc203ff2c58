import { Field, InputType } from 'type-graphql';
import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { DateTimeScalar } from './scalars';

@InputType({ description: 'A span of time: from included, to excluded; an end that is not given is open.' })
export class DateTimeRange {
  @Field(() => DateTimeScalar, { nullable: true, description: 'First instant that counts.' })
  from?: Date | null;

  @Field(() => DateTimeScalar, { nullable: true, description: 'First instant that no longer counts.' })
  to?: Date | null;
}

/** Keeps what lies within a range; without one, everything. */
export function keepWithin<T extends ObjectLiteral>(
  query: SelectQueryBuilder<T>,
  path: string,
  range: DateTimeRange | null | undefined,
): void {
  const name = path.replace(/\W/g, '_');
  if (range?.from) query.andWhere(`${path} >= :${name}_from`, { [`${name}_from`]: range.from });
  if (range?.to) query.andWhere(`${path} < :${name}_to`, { [`${name}_to`]: range.to });
}
