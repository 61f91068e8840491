import { ArgsType, Field, Int } from '@nestjs/graphql';
import { IsInt, Max, Min } from 'class-validator';
import { SHORTEST_INTERVAL_MS } from './live-statistics.js';

const DEFAULT_INTERVAL_MS = 5_000;
const LONGEST_INTERVAL_MS = 3_600_000;
const INTERVAL = { message: `must be from ${SHORTEST_INTERVAL_MS} to ${LONGEST_INTERVAL_MS}` };

/** Arguments of the subscription `jobStats`. */
@ArgsType()
export class LiveStatisticsArgs {
  @Field(() => Int, {
    defaultValue: DEFAULT_INTERVAL_MS,
    description: `Milliseconds between two figures, ${SHORTEST_INTERVAL_MS} at least.`,
  })
  @IsInt(INTERVAL)
  @Min(SHORTEST_INTERVAL_MS, INTERVAL)
  @Max(LONGEST_INTERVAL_MS, INTERVAL)
  intervalMs: number;
}
