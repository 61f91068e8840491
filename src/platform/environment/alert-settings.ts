import { whole } from './setting-kinds.js';

function percent(name: string, description: string, value: string) {
  return whole(name, {
    description: `${description}; 0: no alert`,
    least: 0,
    most: 100,
    unit: 'percent',
    default: value,
  });
}

function seconds(name: string, description: string, value: string) {
  const shown = `${description}; 0: no alert`;
  return whole(name, { description: shown, least: 0, most: 31_536_000, unit: 'seconds', default: value });
}

/** Thresholds of the alert rules. */
export const ALERTS = {
  alertRules: {
    failureRatePercent: percent(
      'ALERT_FAILURE_RATE_PERCENT',
      'Share of the jobs that ended in 15 minutes which may fail before an alert',
      '20',
    ),
    queueAgeSeconds: seconds(
      'ALERT_QUEUE_AGE_SECONDS',
      'Seconds that the oldest NEW job may wait before an alert',
      '900',
    ),
    noWorkerSeconds: seconds('ALERT_NO_WORKER_SECONDS', 'Seconds without a live worker before an alert', '120'),
    providerDownSeconds: seconds(
      'ALERT_PROVIDER_DOWN_SECONDS',
      "Seconds that a provider's circuit breaker may be open before an alert",
      '120',
    ),
    modelRetiringDays: whole('ALERT_MODEL_RETIRING_DAYS', {
      description: 'Days before its provider switches a model off that an alert is raised; 0: no alert',
      least: 0,
      most: 3_650,
      unit: 'days',
      default: '30',
    }),
    verdictsRisePercent: percent(
      'ALERT_VERDICTS_RISE_PERCENT',
      'Points by which the share of texts to review may rise, of the newest 50 against the 200 before them, before an alert',
      '25',
    ),
  },
};
