import { Inject } from '@nestjs/common';
import { Args, Mutation, Query, Resolver } from '@nestjs/graphql';
import type { Caller } from '../../access/caller.js';
import { CallingAs } from '../../access/calling-as.graphql.js';
import { AlertThreshold, SetAlertThresholdArgs } from './alert-threshold.graphql.js';
import { AlertThresholds } from './alert-thresholds.js';

/** The thresholds of the alert rules. For admins and keys. */
@Resolver()
export class AlertThresholdsResolver {
  constructor(@Inject(AlertThresholds) private readonly thresholds: AlertThresholds) {}

  @Query(() => [AlertThreshold], {
    description: 'When each alert rule raises an alert, and what the settings say about it. For admins and keys.',
  })
  alertThresholds(@CallingAs() caller: Caller) {
    return this.thresholds.list(caller);
  }

  @Mutation(() => AlertThreshold, {
    description:
      'Sets the threshold of an alert rule, for every replica and permanently. The next evaluation, within 30 seconds, uses it. For admins and keys.',
  })
  setAlertThreshold(@CallingAs() caller: Caller, @Args() { rule, subject, threshold }: SetAlertThresholdArgs) {
    return this.thresholds.set(caller, { rule, subject: subject ?? '', threshold: threshold ?? null });
  }
}
