import '@mantine/charts/styles.css';
import { BarChart, LineChart } from '@mantine/charts';
import { durationOnAxis } from '../../parts/duration.js';
import type { ChartCardProps } from './chart-card.js';
import { CHART_HEIGHT } from './chart-height.js';

/** A drawing without a name would be a stop of the Tab key: the table beside it is what a keyboard reaches. */
const NOT_FOCUSED = { accessibilityLayer: false };

/** Figures over time as bars or lines. */
export function Drawing({ kind, rows, series, format }: Pick<ChartCardProps, 'kind' | 'rows' | 'series' | 'format'>) {
  const isLine = kind === 'line';
  const common = {
    h: CHART_HEIGHT,
    data: rows as unknown as Record<string, unknown>[],
    dataKey: 'at',
    series: series.map(({ name, label, color }) => ({ name, label, color })),
    valueFormatter: format,
    yAxisProps: { allowDecimals: isLine, ...(isLine ? { tickFormatter: durationOnAxis } : {}) },
  };
  if (!isLine) return <BarChart {...common} type="stacked" barChartProps={NOT_FOCUSED} />;
  return (
    <LineChart {...common} lineChartProps={NOT_FOCUSED} dotProps={{ r: 2 }} curveType="monotone" connectNulls={false} />
  );
}
