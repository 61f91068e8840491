import { Anchor, Text } from '@mantine/core';
import { Link } from 'react-router';
import { durationInWords } from '../../parts/duration.js';
import { Icon } from '../../parts/icon.js';
import { recordingName } from '../../parts/recording-name.js';
import { AlertTimes } from './alert-times.js';
import { AlertListDocument } from './operations.js';
import { PagedRows } from './paged-rows.js';
import { usePages } from './use-pages.js';

const NOTHING = {
  icon: <Icon name="check" size={28} />,
  title: 'No late recordings',
  text: 'No recording waited or ran longer than its limit. The thresholds under Alerts set the limits.',
};

/** Recordings that waited or ran longer than their limit, the newest first. */
export function AlertsPanel() {
  const list = usePages(AlertListDocument, ({ alerts }) => alerts);
  return (
    <PagedRows {...list} what="the alerts" nothing={NOTHING} keyOf={({ id }) => id}>
      {({ jobId, job, level, since, limitSeconds, clearedAt }) => (
        <>
          <Text fw={600}>
            <Anchor component={Link} to={`/recordings/${jobId}`} inherit underline="always">
              {job ? recordingName(job) : 'A recording'}
            </Anchor>{' '}
            {level === 'WAITING' ? 'waited for a worker' : `was with the ${level.toLowerCase()} stage`} for more than{' '}
            {durationInWords(limitSeconds)}
          </Text>
          <AlertTimes begun="Since" ended="over" from={since} to={clearedAt} />
        </>
      )}
    </PagedRows>
  );
}
