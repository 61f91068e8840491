import { composed } from './setting.js';
import { httpUrl, text, whole } from './setting-kinds.js';

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

const endpoint = httpUrl('OTEL_EXPORTER_OTLP_ENDPOINT', {
  description: 'Base address of an OTLP receiver over HTTP, to which traces of jobs are sent',
  example: 'http://127.0.0.1:4318',
});
const headers = text('OTEL_EXPORTER_OTLP_HEADERS', {
  description: 'Headers for the receiver of traces, such as its key: name=value, comma-separated',
  pattern: /^[\w-]+=[^,=\s][^,\s]*(,[\w-]+=[^,=\s][^,\s]*)*$/,
  wanted: 'headers such as x-api-key=abc, comma-separated',
  secret: true,
});
const serviceName = text('OTEL_SERVICE_NAME', {
  description: 'The name of this engine in traces',
  pattern: /^[\w.-]{1,100}$/,
  wanted: 'a name of letters, digits, dots, dashes and underscores',
  default: 'evolution-studios-engine',
});

/** Where traces of jobs go. */
export const TRACES = {
  tracing: {
    /** Null: no traces. */
    endpoint,
    headers: composed([headers], (raw) => headersIn(raw.OTEL_EXPORTER_OTLP_HEADERS ?? '')),
    serviceName,
  },
};

function headersIn(value: string): Readonly<Record<string, string>> {
  const pairs = value.split(',').filter((pair) => pair.includes('='));
  return Object.fromEntries(pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]));
}
