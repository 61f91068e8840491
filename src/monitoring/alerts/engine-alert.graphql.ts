import { Field, Float, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { named } from '../../jobs/graphql/job-enums.graphql.js';
import { Connection } from '../../platform/graphql/connection.graphql.js';
import { DateTime } from '../../platform/graphql/scalars.graphql.js';
import { ALERT_RULE_NAMES, ALERT_RULES } from './alert-rules.js';
import type { EngineAlertRow } from './engine-alert-store.js';

/** GraphQL's `AlertRule`. */
export const AlertRuleEnum = named(ALERT_RULE_NAMES);
registerEnumType(AlertRuleEnum, {
  name: 'AlertRule',
  description: 'What an alert is about.',
  valuesMap: Object.fromEntries(ALERT_RULES.map(({ name, meaning }) => [name, { description: meaning }])),
});

/** GraphQL's `EngineAlert`. The connection is named after the class. */
@ObjectType({ description: 'A figure of the engine that crossed its threshold.' })
export class EngineAlert {
  @Field(() => ID, { description: 'Number of the alert.' })
  id: string;

  @Field(() => AlertRuleEnum, { description: 'The rule.' })
  rule: string;

  @Field(() => String, { description: 'A provider, a level or a model; empty if the rule is about all of them.' })
  subject: string;

  @Field(() => Float, { description: 'The figure when the alert was raised.' })
  value: number;

  @Field(() => Float, { description: 'The threshold at that time.' })
  threshold: number;

  @Field(() => String, { description: 'What happened and what to do.' })
  message: string;

  @Field(() => DateTime, { description: 'When the engine found the threshold crossed.' })
  raisedAt: Date;

  @Field(() => DateTime, {
    nullable: true,
    description: 'When the figure returned below its threshold; null while the alert is open.',
  })
  clearedAt: Date | null;
}

@ObjectType({ description: 'A page of alerts about the engine.' })
export class EngineAlertConnection extends Connection(EngineAlert) {}

export function engineAlertView({ alert_id, raised_at, cleared_at, ...row }: EngineAlertRow): EngineAlert {
  return { id: alert_id, ...row, raisedAt: raised_at, clearedAt: cleared_at };
}
