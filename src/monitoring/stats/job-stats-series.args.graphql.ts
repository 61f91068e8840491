import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, IsOptional } from 'class-validator';
import { TimeRangeArgs } from './time-range.args.graphql.js';

/** The arguments of `jobStatsSeries`. */
@ArgsType()
export class JobStatsSeriesArgs extends TimeRangeArgs {
  @Field(() => Int, {
    nullable: true,
    description:
      'Width of a bucket: a multiple of 60, of 3600 for what is older than 3 days, of 86400 for what is older than 400. An hour when nothing is said.',
  })
  @IsOptional()
  @IsInt()
  bucketSeconds?: number | null;
}
