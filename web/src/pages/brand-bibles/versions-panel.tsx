import { useQuery } from '@apollo/client/react';
import { Badge, Box, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { Ago } from '../../parts/ago.js';
import { Icon } from '../../parts/icon.js';
import { Failed, Loading, Nothing } from '../../parts/page-state.js';
import { Person } from '../../parts/person.js';
import { BrandDiffDocument } from './operations.js';
import type { BrandVersion } from './use-brands.js';

interface VersionsPanelProps {
  readonly brand: string;
  readonly versions: readonly BrandVersion[];
}

/** The versions of a brand, and what changed between two of them. */
export function VersionsPanel({ brand, versions }: VersionsPanelProps) {
  if (versions.length === 0) {
    return (
      <Nothing icon={<Icon name="book" size={28} />} title="No version yet">
        Write the first one under Edit and publish it.
      </Nothing>
    );
  }
  return (
    <Stack>
      {versions.length > 1 ? <Difference brand={brand} versions={versions} /> : null}
      <Box component="ul" className="rows" p={0} m={0} aria-label="Versions">
        {versions.map(({ version, active, note, publishedAt, publishedBy }) => (
          <Box component="li" className="row" key={version}>
            <Group justify="space-between">
              <Text fw={600}>Version {version}</Text>
              {active ? (
                <Badge variant="light" tt="none">
                  Active
                </Badge>
              ) : null}
            </Group>
            <Text size="sm" c="dimmed">
              <Ago at={publishedAt} /> by <Person actor={publishedBy} />
            </Text>
            {note ? <Text size="sm">{note}</Text> : null}
          </Box>
        ))}
      </Box>
    </Stack>
  );
}

function Difference({ brand, versions }: VersionsPanelProps) {
  const numbers = versions.map(({ version }) => String(version));
  const [from, setFrom] = useState(numbers[1]!);
  const [to, setTo] = useState(numbers[0]!);
  const { data, error, refetch } = useQuery(BrandDiffDocument, {
    variables: { brand, from: Number(from), to: Number(to) },
  });
  return (
    <section aria-label="What changed">
      <Group align="flex-end" mb="sm">
        <Title order={2} size="h5">
          What changed
        </Title>
        <NativeSelect
          label="From version"
          size="xs"
          data={numbers}
          value={from}
          onChange={(event) => setFrom(event.currentTarget.value)}
        />
        <NativeSelect
          label="to version"
          size="xs"
          data={numbers}
          value={to}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
      </Group>
      {error ? <Failed what="what changed" error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading what="what changed" /> : null}
      {data?.brandBibleDiff.length === 0 ? <Text size="sm">Only the version number changed.</Text> : null}
      {data && data.brandBibleDiff.length > 0 ? (
        <Box component="ul" className="rows" p={0} m={0} aria-label="Changes">
          {data.brandBibleDiff.map(({ kind, place, before, after }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the list is replaced as a whole
            <Box component="li" className="row" key={index}>
              <Text size="sm" fw={600}>
                {place}: {kind.toLowerCase()}
              </Text>
              {before ? (
                <Text size="sm" td="line-through" c="dimmed">
                  {before}
                </Text>
              ) : null}
              {after ? <Text size="sm">{after}</Text> : null}
            </Box>
          ))}
        </Box>
      ) : null}
    </section>
  );
}
