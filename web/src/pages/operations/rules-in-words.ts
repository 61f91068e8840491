import type { AlertRule } from './operations.js';

const RULES: Readonly<Record<Exclude<AlertRule, 'SERVICE_LEVEL'>, string>> = {
  FAILURE_RATE: 'Failed recordings of those that ended in 15 minutes',
  QUEUE_AGE: 'Wait of the oldest recording',
  NO_WORKER: 'Time without a live worker',
  PROVIDER_DOWN: 'Time that a provider fails',
  MODEL_RETIRING: 'Before a model is switched off',
  VERDICTS: 'Increase in texts to review',
};

/** What a threshold is about. @param level of the rule SERVICE_LEVEL */
export function ruleInWords(rule: AlertRule, level: string): string {
  if (rule !== 'SERVICE_LEVEL') return RULES[rule];
  return level === 'WAITING' ? 'A recording waits for a worker' : `A recording is in the ${level.toLowerCase()} stage`;
}
