import { Stack, Text } from '@mantine/core';
import { Icon } from '../../parts/icon.js';
import { AlertTimes } from './alert-times.js';
import { EngineAlertListDocument } from './operations.js';
import { PagedRows } from './paged-rows.js';
import { ThresholdsPanel } from './thresholds-panel.js';
import { usePages } from './use-pages.js';

const NOTHING = {
  icon: <Icon name="check" size={28} />,
  title: 'No engine alerts',
  text: 'No figure of the engine crossed its threshold. A webhook can send the alerts to you.',
};

/** What the alert rules found, and their thresholds. */
export function EngineAlertsPanel() {
  return (
    <Stack gap="lg">
      <EngineAlertList />
      <ThresholdsPanel />
    </Stack>
  );
}

/** The alerts of the engine, the newest first. */
function EngineAlertList() {
  const list = usePages(EngineAlertListDocument, ({ engineAlerts }) => engineAlerts);
  return (
    <PagedRows {...list} what="the alerts" nothing={NOTHING} keyOf={({ id }) => id}>
      {({ message, raisedAt, clearedAt }) => (
        <>
          <Text fw={600}>{message}</Text>
          <AlertTimes begun="Raised" ended="cleared" from={raisedAt} to={clearedAt} />
        </>
      )}
    </PagedRows>
  );
}
