import { Stack, Tabs, Title } from '@mantine/core';
import { useSearchParams } from 'react-router';
import { ActionsPanel } from './actions-panel.js';
import { AlertsPanel } from './alerts-panel.js';
import { BatchesPanel } from './batches-panel.js';
import { EngineAlertsPanel } from './engine-alerts-panel.js';
import { SettingsPanel } from './settings-panel.js';
import { SweepsPanel } from './sweeps-panel.js';
import { WorkersPanel } from './workers-panel.js';

/** The parts of the page. */
export const PANELS = [
  { value: 'workers', label: 'Workers', Panel: WorkersPanel },
  { value: 'alerts', label: 'Alerts', Panel: EngineAlertsPanel },
  { value: 'late', label: 'Late recordings', Panel: AlertsPanel },
  { value: 'sweeps', label: 'Sweeps', Panel: SweepsPanel },
  { value: 'retries', label: 'Retries', Panel: BatchesPanel },
  { value: 'actions', label: 'Actions', Panel: ActionsPanel },
  { value: 'settings', label: 'Settings', Panel: SettingsPanel },
] as const;

/** What runs the engine, what it did by itself, and what people did. */
export function OperationsPage() {
  const [search, setSearch] = useSearchParams();
  const shown = PANELS.find(({ value }) => value === search.get('part')) ?? PANELS[0];
  return (
    <Stack gap="lg">
      <title>Operations · Evolution Studios</title>
      <Title order={1} size="h2">
        Operations
      </Title>
      <Tabs
        value={shown.value}
        onChange={(value) => setSearch({ part: value ?? PANELS[0].value }, { replace: true })}
        keepMounted={false}
      >
        <Tabs.List>
          {PANELS.map(({ value, label }) => (
            <Tabs.Tab key={value} value={value}>
              {label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {PANELS.map(({ value, Panel }) => (
          <Tabs.Panel key={value} value={value} pt="md">
            <Panel />
          </Tabs.Panel>
        ))}
      </Tabs>
    </Stack>
  );
}
