import { Instruments } from '../../platform/telemetry/instruments.js';
import type { Series } from '../../platform/telemetry/series.js';
import { Metrics } from './metrics.js';

/** docs/observability/series.md: every series of /metrics that the engine declares. */
export function seriesTable(): string {
  const instruments = new Instruments();
  return [
    '# The series of /metrics',
    '',
    '`npm run reference` generates this page from the declarations; a test compares them.',
    'A histogram `NAME` has the series `NAME_bucket` (with the label `le`), `NAME_sum` and `NAME_count`.',
    'Series that begin with `process_` and `nodejs_` are those of prom-client for every Node process.',
    '',
    '## Of the database: the same on every replica',
    '',
    ...table(new Metrics(instruments).series()),
    '',
    '## Of this replica',
    '',
    ...table(instruments.series()),
    '',
  ].join('\n');
}

function table(series: readonly Series[]): readonly string[] {
  const rows = series.map(({ name, type, labels, meaning }) => {
    const named = labels.map((label) => `\`${label}\``).join(', ');
    return `| \`${name}\` | ${type} | ${named} | ${meaning} |`;
  });
  return ['| series | type | labels | meaning |', '|---|---|---|---|', ...rows];
}
