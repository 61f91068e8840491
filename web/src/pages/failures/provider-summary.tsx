import { Badge, Group, Text } from '@mantine/core';
import type { Cluster } from './cluster-filter.js';

/** Failures by the provider that was asked, the most first. */
export function ProviderSummary({ clusters }: { readonly clusters: readonly Cluster[] }) {
  const counts = new Map<string, number>();
  for (const { provider, jobs } of clusters) {
    if (provider) counts.set(provider, (counts.get(provider) ?? 0) + jobs);
  }
  if (counts.size === 0) return null;
  return (
    <Group gap="xs">
      <Text size="sm" c="dimmed">
        By provider:
      </Text>
      {[...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([provider, jobs]) => (
          <Badge key={provider} variant="light" color="gray" tt="none">
            {provider}: {jobs.toLocaleString('en')}
          </Badge>
        ))}
    </Group>
  );
}
