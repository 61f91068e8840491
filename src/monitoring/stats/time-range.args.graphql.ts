import { ArgsType, Field } from '@nestjs/graphql';
import { IsDate, IsOptional } from 'class-validator';
import { DateTime } from '../../platform/graphql/date-time.graphql.js';
import type { TimeRange } from './time-range.js';

/** The arguments of `jobStats` and `failureBreakdown`. */
@ArgsType()
export class TimeRangeArgs {
  @Field(() => DateTime, { nullable: true, description: 'The beginning, included; without it from the first job on.' })
  @IsOptional()
  @IsDate()
  from?: Date | null;

  @Field(() => DateTime, { nullable: true, description: 'The end, not included; without it up to now.' })
  @IsOptional()
  @IsDate()
  to?: Date | null;
}

/** As the service takes it. */
export function rangeOf({ from, to }: TimeRangeArgs): TimeRange {
  return { from: from ?? null, to: to ?? null };
}
