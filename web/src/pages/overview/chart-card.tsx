import { Box, Button, ColorSwatch, Group, Paper, Skeleton, Table, Text, Title } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { CHART_HEIGHT } from './chart-height.js';

/** The charting library is as large as half of the page: it follows when the counts are there. */
const Drawing = lazy(async () => ({ default: (await import('./drawing.js')).Drawing }));

export interface ChartRow {
  readonly at: string;
  readonly [series: string]: string | number | null;
}

interface Series {
  readonly name: string;
  readonly label: string;
  readonly color: string;
}

export interface ChartCardProps {
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
        <Box
          role="img"
          aria-label={`${title}: ${series.map(({ label }) => label).join(', ')}. “Table” shows the figures.`}
        >
          <Suspense fallback={<Skeleton height={CHART_HEIGHT} />}>
            <Drawing kind={kind} rows={rows} series={series} format={format} />
          </Suspense>
        </Box>
      )}
      {empty || asTable ? null : <Legend series={series} />}
    </Paper>
  );
}

/** Which colour is which series. */
function Legend({ series }: Pick<ChartCardProps, 'series'>) {
  return (
    <Group component="ul" gap="4px 16px" justify="flex-end" m={0} mt="xs" p={0} style={{ listStyle: 'none' }}>
      {series.map(({ name, label, color }) => (
        <Group component="li" key={name} gap={6} wrap="nowrap">
          <ColorSwatch size={10} color={`var(--mantine-color-${color.replace('.', '-')})`} withShadow={false} />
          <Text size="xs">{label}</Text>
        </Group>
      ))}
    </Group>
  );
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
