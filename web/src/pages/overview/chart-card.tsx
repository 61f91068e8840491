import '@mantine/charts/styles.css';
import { BarChart, LineChart } from '@mantine/charts';
import { Button, Group, Paper, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';

export interface ChartRow {
  readonly at: string;
  readonly [series: string]: string | number | null;
}

interface Series {
  readonly name: string;
  readonly label: string;
  readonly color: string;
}

interface ChartCardProps {
  readonly title: string;
  readonly kind: 'line' | 'bars';
  readonly rows: readonly ChartRow[];
  readonly series: readonly Series[];
  /** How a value reads. */
  readonly format: (value: number) => string;
  /** What stands there when every value is zero. */
  readonly nothing: string;
}

/** Figures over time, as a chart or as a table of the same. */
export function ChartCard({ title, kind, rows, series, format, nothing }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  const empty = rows.every((row) => series.every(({ name }) => !row[name]));
  return (
    <Paper withBorder p="md" component="section" aria-label={title} miw={0}>
      <Group justify="space-between" mb="sm" wrap="nowrap">
        <Title order={2} size="h5">
          {title}
        </Title>
        {empty ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            style={{ flexShrink: 0 }}
            onClick={() => setAsTable((shown) => !shown)}
          >
            {asTable ? 'Chart' : 'Table'}
          </Button>
        )}
      </Group>
      {empty ? (
        <Text size="sm" c="dimmed" py="xl" ta="center">
          {nothing}
        </Text>
      ) : asTable ? (
        <FigureTable rows={rows} series={series} format={format} />
      ) : (
        <div
          role="img"
          aria-label={`${title}: ${series.map(({ label }) => label).join(', ')}. “Table” shows the figures.`}
        >
          <Drawing kind={kind} rows={rows} series={series} format={format} />
        </div>
      )}
    </Paper>
  );
}

function Drawing({ kind, rows, series, format }: Pick<ChartCardProps, 'kind' | 'rows' | 'series' | 'format'>) {
  const common = {
    h: 220,
    data: rows as unknown as Record<string, unknown>[],
    dataKey: 'at',
    series: series.map(({ name, label, color }) => ({ name, label, color })),
    valueFormatter: format,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'bottom' as const },
    yAxisProps: { allowDecimals: kind === 'line' },
  };
  if (kind === 'bars') return <BarChart {...common} type="stacked" />;
  return <LineChart {...common} dotProps={{ r: 2 }} curveType="monotone" connectNulls={false} />;
}

function FigureTable({ rows, series, format }: Pick<ChartCardProps, 'rows' | 'series' | 'format'>) {
  const shown = rows.filter((row) => series.some(({ name }) => row[name]));
  return (
    <Table.ScrollContainer minWidth={320} mah={260} scrollAreaProps={{ viewportProps: { tabIndex: 0 } }}>
      <Table stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Time</Table.Th>
            {series.map(({ name, label }) => (
              <Table.Th key={name}>{label}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {shown.map((row) => (
            <Table.Tr key={row.at}>
              <Table.Td>{row.at}</Table.Td>
              {series.map(({ name }) => (
                <Table.Td key={name}>{typeof row[name] === 'number' ? format(row[name]) : '–'}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
