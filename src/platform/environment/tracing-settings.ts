import { composed } from './setting.js';
import { httpUrl, text } from './setting-kinds.js';

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
