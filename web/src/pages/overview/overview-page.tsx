import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { Choice } from '../../parts/choice.js';
import { durationInWords } from '../../parts/duration.js';
import { Failed, Loading } from '../../parts/page-state.js';
import { ChartCard } from './chart-card.js';
import { causeRows, flowRows, timeRows } from './chart-rows.js';
import { MachineryPanel } from './machinery-panel.js';
import type { OverviewQuery } from './operations.js';
import { PresentTiles } from './present-tiles.js';
import { bucketsInWords, RANGES, rangeNamed, type ShownRange } from './ranges.js';
import { useOverview } from './use-overview.js';

/** How the engine does, at present and over a range. */
export function OverviewPage() {
  const [search, setSearch] = useSearchParams();
  const range = rangeNamed(search.get('range'));
  const { figures, error, reload, machinery, machineryError, reloadMachinery, present } = useOverview(range);
  return (
    <Stack gap="lg">
      <title>Overview · Evolution Studios</title>
      <Group justify="space-between">
        <Title order={1} size="h2">
          Overview
        </Title>
        <Choice
          label="Range"
          data={RANGES}
          value={range.value}
          onChange={(value) => setSearch({ range: value }, { replace: true })}
        />
      </Group>
      {error && figures ? <Failed what="the newest figures" error={error} onRetry={reload} /> : null}
      <PresentTiles present={present} figures={figures} range={range} />
      {figures ? (
        <Charts figures={figures} range={range} />
      ) : error ? (
        <Failed what="the figures" error={error} onRetry={reload} />
      ) : (
        <Loading what="the figures" />
      )}
      {machinery ? (
        <MachineryPanel machinery={machinery} />
      ) : machineryError ? (
        <Failed what="providers and workers" error={machineryError} onRetry={reloadMachinery} />
      ) : null}
    </Stack>
  );
}

const PERCENTILES = [
  { name: 'p50', label: 'Half took at most', color: 'studio.6' },
  { name: 'p95', label: '95 % took at most', color: 'orange.6' },
];
const whole = (value: number) => value.toLocaleString('en');

function Charts({ figures, range }: { readonly figures: OverviewQuery; readonly range: ShownRange }) {
  const causes = causeRows(figures, range);
  return (
    <Stack gap="xs">
      <SimpleGrid cols={{ base: 1, md: 2 }}>
        <ChartCard
          title="Recordings done"
          kind="bars"
          rows={flowRows(figures, range)}
          series={[
            { name: 'completions', label: 'Ready', color: 'studio.6' },
            { name: 'failures', label: 'Failed', color: 'red.6' },
          ]}
          format={whole}
          nothing="Nothing was completed in this period."
        />
        <ChartCard
          title="Failures by cause"
          kind="bars"
          {...causes}
          format={whole}
          nothing="Nothing failed in this period."
        />
        <ChartCard
          title="Waiting time"
          kind="line"
          rows={timeRows(figures, range, 'wait')}
          series={PERCENTILES}
          format={durationInWords}
          nothing="Nothing waited in this period."
        />
        <ChartCard
          title="Processing time"
          kind="line"
          rows={timeRows(figures, range, 'run')}
          series={PERCENTILES}
          format={durationInWords}
          nothing="Nothing was completed in this period."
        />
      </SimpleGrid>
      <Text size="xs" c="dimmed">
        {bucketsInWords(range)}
      </Text>
    </Stack>
  );
}
