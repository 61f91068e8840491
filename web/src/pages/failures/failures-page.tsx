import { Group, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useAddressChoice, useAddressText } from '../../parts/address-state.js';
import { Choice } from '../../parts/choice.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { AcknowledgeDialog } from './acknowledge-dialog.js';
import { ClusterCard } from './cluster-card.js';
import { type Cluster, clusterKey, type FailedFilter, filterOfCluster, PERIODS } from './cluster-filter.js';
import { ProviderSummary } from './provider-summary.js';
import { RetryDialog } from './retry-dialog.js';
import { useFailures } from './use-failures.js';

const ADDRESS = /^\S+@\S+$/;

/** What failed, why, and what to do about it: failures that are alike stand together. */
export function FailuresPage() {
  const [period, setPeriod] = useAddressChoice('days', '0');
  const days = Number(PERIODS.find(({ value }) => value === period)?.value ?? '0');
  const [address, typed, setAddress] = useAddressText('email');
  const [which, setWhich] = useAddressChoice('show', 'all');
  const openOnly = which === 'open';
  const list = useFailures({ days, email: ADDRESS.test(typed) ? typed : '', openOnly });
  return (
    <Stack gap="lg">
      <title>Failures · Evolution Studios</title>
      <Group justify="space-between">
        <Title order={1} size="h2">
          Failures
        </Title>
        <Choice label="Failed in" data={PERIODS} value={String(days)} onChange={setPeriod} />
      </Group>
      <Group gap="md">
        <TextInput
          aria-label="Failures of one user"
          placeholder="E-mail address of a user"
          leftSection={<Icon name="users" size={16} />}
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
          w={{ base: '100%', sm: 280 }}
        />
        <Switch
          label="Only what nobody has acknowledged"
          checked={openOnly}
          onChange={(event) => setWhich(event.currentTarget.checked ? 'open' : 'all')}
        />
      </Group>
      <Clusters list={list} />
    </Stack>
  );
}

/** What is done to one cluster. It outlives the cluster's card, which goes with the last failure. */
interface OpenDialog {
  readonly kind: 'retry' | 'acknowledge';
  readonly cause: string;
  readonly filter: FailedFilter;
}

/** The causes in whichever state they are. */
export function Clusters({
  list: { clusters, filter, error, reload },
}: {
  readonly list: ReturnType<typeof useFailures>;
}) {
  const [dialog, setDialog] = useState<OpenDialog | null>(null);
  if (clusters === null) {
    return error ? <Failed what="the failures" error={error} onRetry={reload} /> : <Loading what="the failures" />;
  }
  const open = clusters.filter(({ jobs }) => jobs > 0);
  const begin = (kind: OpenDialog['kind'], cluster: Cluster) =>
    setDialog({ kind, cause: cluster.cause, filter: filterOfCluster(filter, cluster) });
  const Dialog = dialog?.kind === 'acknowledge' ? AcknowledgeDialog : RetryDialog;
  return (
    <Stack>
      {error ? <Failed what="the newest failures" error={error} onRetry={reload} /> : null}
      {open.length === 0 ? (
        <Nothing icon={<Icon name="check" size={28} />} title="No failures">
          No recording is failed in this period. Choose a longer period to look further back.
        </Nothing>
      ) : (
        <ProviderSummary clusters={open} />
      )}
      <Stack component="ul" p={0} m={0} gap="md" aria-label="Causes" style={{ listStyle: 'none' }}>
        {open.map((cluster) => (
          <ClusterCard
            key={clusterKey(cluster)}
            cluster={cluster}
            filter={filter}
            onRetry={() => begin('retry', cluster)}
            onAcknowledge={() => begin('acknowledge', cluster)}
          />
        ))}
      </Stack>
      <Recovered clusters={clusters.filter(({ jobs }) => jobs <= 0)} />
      {dialog ? (
        <Dialog filter={dialog.filter} cause={dialog.cause} onClose={() => setDialog(null)} onChanged={reload} />
      ) : null}
    </Stack>
  );
}

function Recovered({ clusters }: { readonly clusters: readonly Cluster[] }) {
  if (clusters.length === 0) return null;
  return (
    <Text size="sm" c="dimmed">
      {clusters.reduce((sum, { failures }) => sum + failures, 0).toLocaleString('en')} further failures of{' '}
      {clusters.length} {clusters.length === 1 ? 'cause' : 'causes'} were retried or deleted.
    </Text>
  );
}
