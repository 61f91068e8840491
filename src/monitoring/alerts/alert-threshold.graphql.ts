import { ArgsType, Field, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { IsIn, IsInt, IsOptional } from 'class-validator';
import { named } from '../../jobs/graphql/job-enums.graphql.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import { ALERT_RULE_NAMES } from './alert-rules.js';
import type { ThresholdInForce } from './alert-thresholds.js';
import { AlertRuleEnum } from './engine-alert.graphql.js';
import { SERVICE_LEVELS } from './service-levels.js';
import type { ThresholdUnit } from './threshold-list.js';

const ThresholdUnitEnum = named(['PERCENT', 'SECONDS', 'DAYS'] as const satisfies readonly ThresholdUnit[]);
registerEnumType(ThresholdUnitEnum, {
  name: 'AlertThresholdUnit',
  description: 'What a threshold counts.',
  valuesMap: {
    PERCENT: { description: 'Percent, or points of it.' },
    SECONDS: { description: 'Seconds.' },
    DAYS: { description: 'Days.' },
  },
});

/** GraphQL's `AlertThreshold`. */
@ObjectType({ description: 'When an alert rule raises an alert.' })
export class AlertThreshold implements Omit<ThresholdInForce, 'subject'> {
  @Field(() => AlertRuleEnum, { description: 'The rule.' })
  rule: ThresholdInForce['rule'];

  @Field(() => String, { description: 'The service level of the rule SERVICE_LEVEL; empty for the other rules.' })
  subject: string;

  @Field(() => ThresholdUnitEnum, { description: 'What it counts.' })
  unit: ThresholdUnit;

  @Field(() => Int, { description: 'The current threshold; 0: no alert.' })
  threshold: number;

  @Field(() => Int, { description: 'What the setting says.' })
  configured: number;

  @Field(() => Int, { description: 'The largest threshold that can be set.' })
  largest: number;

  @Field(() => DateTime, { nullable: true, description: 'When it was set; null while the setting applies.' })
  changedAt: Date | null;

  @Field(() => String, { nullable: true, description: 'Who set it; null while the setting applies.' })
  changedBy: string | null;
}

/** The arguments of `setAlertThreshold`. */
@ArgsType()
export class SetAlertThresholdArgs {
  @Field(() => AlertRuleEnum, { description: 'The rule.' })
  @IsIn(ALERT_RULE_NAMES)
  rule: ThresholdInForce['rule'];

  @Field(() => String, {
    nullable: true,
    description: `The level of the rule SERVICE_LEVEL: ${SERVICE_LEVELS.join(', ')}.`,
  })
  @IsOptional()
  @IsIn(SERVICE_LEVELS)
  subject?: string | null;

  @Field(() => Int, { nullable: true, description: 'The threshold; 0: no alert; null: the setting applies again.' })
  @IsOptional()
  @IsInt()
  threshold?: number | null;
}
