import { SimpleGrid } from '@mantine/core';
import { durationInWords } from '../../parts/duration.js';
import { Tile } from '../../parts/tile.js';
import { everybodysRecordings } from '../recordings/shown-statuses.js';
import type { OverviewQuery, PresentSubscription } from './operations.js';
import type { ShownRange } from './ranges.js';

/** A recording that waits longer than this is worth a look. */
const LONG_WAIT_SECONDS = 600;

interface PresentProps {
  readonly present: PresentSubscription['jobStats'] | undefined;
  readonly figures: OverviewQuery | undefined;
  readonly range: ShownRange;
}

/** What is true now, and the figures of the range. */
export function PresentTiles({ present, figures, range }: PresentProps) {
  const counts = new Map(present?.byStatus.map(({ status, count }) => [status as string, count]));
  const count = (...statuses: string[]) => statuses.reduce((sum, status) => sum + (counts.get(status) ?? 0), 0);
  const shown = (value: number | undefined) => value?.toLocaleString('en') ?? '–';
  const inRange = figures?.inRange;
  const rate = inRange?.failureRate;
  const oldest = present?.oldestWaitingSeconds ?? null;
  return (
    <SimpleGrid cols={{ base: 2, sm: 3, lg: 6 }} aria-live="off">
      <Tile
        label="Waiting"
        to={everybodysRecordings('waiting')}
        value={present ? shown(count('NEW')) : '–'}
        detail={oldest === null ? 'nothing waits' : `the oldest for ${durationInWords(oldest)}`}
        alarming={oldest !== null && oldest > LONG_WAIT_SECONDS}
      />
      <Tile
        label="In progress"
        to={everybodysRecordings('running')}
        value={present ? shown(count('TRANSCRIBING', 'ENRICHING', 'REFINING')) : '–'}
        detail={
          present ? `${shown(count('TRANSCRIBING'))} transcribing, ${shown(count('REFINING'))} refining` : undefined
        }
      />
      <Tile
        label="Ready per minute"
        value={present ? present.throughputPerMinute.toFixed(1) : '–'}
        detail="over the last five minutes"
      />
      <Tile
        label={`Ready in the last ${range.label.toLowerCase()}`}
        value={shown(inRange?.completions)}
        detail={`${shown(inRange?.total)} submitted`}
      />
      <Tile
        label={`Failed in the last ${range.label.toLowerCase()}`}
        value={shown(inRange?.failures)}
        detail={
          rate === null || rate === undefined
            ? 'nothing has ended yet'
            : `${(rate * 100).toLocaleString('en', { maximumFractionDigits: 1 })} % of those submitted`
        }
        alarming={rate !== null && rate !== undefined && rate > 0.1}
      />
      <Tile
        label="Failed now"
        to={everybodysRecordings('failed')}
        value={present ? shown(count('FAILED')) : '–'}
        detail="of all time, with cancelled ones"
      />
    </SimpleGrid>
  );
}
