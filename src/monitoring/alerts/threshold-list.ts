import type { Environment } from '../../platform/environment/environment.js';
import type { AlertLimits, AlertRuleName } from './alert-rules.js';
import { alertLimits, SERVICE_LEVELS, type ServiceLevel } from './service-levels.js';

export type ThresholdUnit = 'PERCENT' | 'SECONDS' | 'DAYS';

/** The largest threshold of each unit; the settings have the same. */
export const LARGEST: Readonly<Record<ThresholdUnit, number>> = { PERCENT: 100, SECONDS: 31_536_000, DAYS: 3_650 };

/** A threshold that can be set; 0 turns its alert off. */
export interface ThresholdKind {
  readonly rule: AlertRuleName;
  /** The service level; empty for the rules that have one threshold. */
  readonly subject: '' | ServiceLevel;
  readonly unit: ThresholdUnit;
  /** What the settings say. */
  readonly configured: (environment: Environment) => number;
}

/** A threshold that an operator set while the engine runs. */
export interface ThresholdOverride {
  readonly rule: string;
  readonly subject: string;
  readonly threshold: number;
}

const OF_RULES = [
  ['FAILURE_RATE', 'PERCENT', 'failureRatePercent'],
  ['QUEUE_AGE', 'SECONDS', 'queueAgeSeconds'],
  ['NO_WORKER', 'SECONDS', 'noWorkerSeconds'],
  ['PROVIDER_DOWN', 'SECONDS', 'providerDownSeconds'],
  ['MODEL_RETIRING', 'DAYS', 'modelRetiringDays'],
  ['VERDICTS', 'PERCENT', 'verdictsRisePercent'],
] as const satisfies readonly (readonly [AlertRuleName, ThresholdUnit, keyof AlertLimits])[];

/** Every threshold: one of each rule, and one of each service level. */
export const THRESHOLDS: readonly ThresholdKind[] = [
  ...OF_RULES.map(
    ([rule, unit, key]): ThresholdKind => ({
      rule,
      subject: '',
      unit,
      configured: ({ alertRules }) => alertRules[key],
    }),
  ),
  ...SERVICE_LEVELS.map(
    (level): ThresholdKind => ({
      rule: 'SERVICE_LEVEL',
      subject: level,
      unit: 'SECONDS',
      configured: ({ upkeep }) => alertLimits(upkeep.alertSeconds)[level],
    }),
  ),
];

/** The current thresholds of the rules: a threshold that was set takes precedence over the settings. */
export function ruleLimits(environment: Environment, overrides: readonly ThresholdOverride[]): AlertLimits {
  const set = OF_RULES.flatMap(([rule, , key]) =>
    overrides.filter((override) => override.rule === rule).map(({ threshold }) => [key, threshold] as const),
  );
  return { ...environment.alertRules, ...Object.fromEntries(set) };
}

/** The current seconds of each service level, likewise. */
export function levelLimits(
  environment: Environment,
  overrides: readonly ThresholdOverride[],
): Readonly<Record<ServiceLevel, number>> {
  const set = overrides.filter(({ rule }) => rule === 'SERVICE_LEVEL').map((one) => [one.subject, one.threshold]);
  return alertLimits({ ...environment.upkeep.alertSeconds, ...Object.fromEntries(set) });
}
