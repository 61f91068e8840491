import { Group, Text } from '@mantine/core';
import type { Changes } from '../use-recording.js';
import { LABELS } from './marks.js';

/** Why the words differ, each reason with how often. */
export function ChangeLegend({ changes }: { readonly changes: Changes }) {
  const counts = new Map<string, number>();
  for (const { label } of changes) counts.set(LABELS[label], (counts.get(LABELS[label]) ?? 0) + 1);
  if (counts.size === 0) {
    return (
      <Text size="sm" c="dimmed" mb="xs">
        Both texts have the same words.
      </Text>
    );
  }
  return (
    <Group gap="md" mb="xs">
      {[...counts]
        .sort(([, a], [, b]) => b - a)
        .map(([label, count]) => (
          <Text size="sm" key={label}>
            {label}: {count}
          </Text>
        ))}
    </Group>
  );
}
