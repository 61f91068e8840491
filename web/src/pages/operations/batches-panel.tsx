import { Text } from '@mantine/core';
import { Ago } from '../../parts/ago.js';
import { Icon } from '../../parts/icon.js';
import { Person } from '../../parts/person.js';
import { RetryBatchesDocument } from './operations.js';
import { PagedRows } from './paged-rows.js';
import { usePages } from './use-pages.js';

const NOTHING = {
  icon: <Icon name="retry" size={28} />,
  title: 'No bulk retry yet',
  text: 'Failures that are alike can be retried together under Failures.',
};

/** Retries of many recordings, the newest first. */
export function BatchesPanel() {
  const list = usePages(RetryBatchesDocument, ({ retryBatches }) => retryBatches);
  return (
    <PagedRows {...list} what="the retries" nothing={NOTHING} keyOf={({ id }) => id}>
      {({ startedAt, startedBy, total, released, passedOver, remaining, endedAt }) => (
        <>
          <Text fw={600}>
            {released.toLocaleString('en')} of {total.toLocaleString('en')} are requeued
          </Text>
          <Text size="sm" c="dimmed">
            <Ago at={startedAt} /> by <Person actor={startedBy} />
            {passedOver > 0 ? ` · ${passedOver.toLocaleString('en')} skipped` : ''}
            {endedAt ? '' : ` · ${remaining.toLocaleString('en')} to come`}
          </Text>
        </>
      )}
    </PagedRows>
  );
}
