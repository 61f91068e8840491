import type { ChartRow } from './chart-card.js';
import type { OverviewQuery } from './operations.js';
import { axisLabel, type ShownRange } from './ranges.js';

const COLOURS = ['red.6', 'orange.6', 'grape.6', 'blue.6', 'yellow.8', 'cyan.7', 'pink.6', 'gray.6'];
/** Further codes are one series. */
const MOST_CODES = 7;

export function flowRows({ jobStatsSeries }: OverviewQuery, range: ShownRange): ChartRow[] {
  return jobStatsSeries.map(({ at, completions, failures }) => ({ at: axisLabel(at, range), completions, failures }));
}

/** Percentiles in seconds; null where nothing happened. */
export function timeRows({ jobStatsSeries }: OverviewQuery, range: ShownRange, of: 'wait' | 'run'): ChartRow[] {
  return jobStatsSeries.map(({ at, [of]: { p50Ms, p95Ms } }) => ({
    at: axisLabel(at, range),
    p50: p50Ms === null || p50Ms === undefined ? null : p50Ms / 1000,
    p95: p95Ms === null || p95Ms === undefined ? null : p95Ms / 1000,
  }));
}

/** Failures of each bucket by code: the most frequent codes have a series each. */
export function causeRows({ jobStatsSeries, failureSeries }: OverviewQuery, range: ShownRange) {
  const totals = new Map<string, number>();
  for (const { code, failures } of failureSeries) totals.set(code, (totals.get(code) ?? 0) + failures);
  const codes = [...totals].sort(([, a], [, b]) => b - a).map(([code]) => code);
  const named = codes.slice(0, MOST_CODES);
  const names = codes.length > named.length ? [...named, 'OTHER'] : named;
  const rows = new Map(jobStatsSeries.map(({ at }) => [Date.parse(at), new Map<string, number>()]));
  for (const { at, code, failures } of failureSeries) {
    const row = rows.get(Date.parse(at));
    const name = named.includes(code) ? code : 'OTHER';
    row?.set(name, (row.get(name) ?? 0) + failures);
  }
  return {
    rows: [...rows].map(
      ([at, counts]): ChartRow => ({
        at: axisLabel(new Date(at).toISOString(), range),
        ...Object.fromEntries(names.map((name) => [name, counts.get(name) ?? 0])),
      }),
    ),
    series: names.map((name, index) => ({ name, label: codeInWords(name), color: COLOURS[index % COLOURS.length]! })),
  };
}

/** `NO_SPEECH` as `No speech`. */
export function codeInWords(code: string): string {
  const words = code.replaceAll('_', ' ').toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
