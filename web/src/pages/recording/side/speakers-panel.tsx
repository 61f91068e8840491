import { Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { type FormEvent, useMemo, useState } from 'react';
import type { Segment } from '../model/timeline.js';

interface SpeakersProps {
  readonly segments: readonly Segment[];
  readonly onName: (speaker: string, to: string) => Promise<boolean>;
  readonly busy: boolean;
}

/** Who speaks, each with a name that can be changed: in the segments, the captions and a further version of the text. */
export function SpeakersPanel({ segments, onName, busy }: SpeakersProps) {
  const speakers = useMemo(() => [...new Set(segments.flatMap(({ speaker }) => speaker ?? []))], [segments]);
  if (speakers.length === 0) return null;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Speakers
      </Title>
      <Stack gap="xs">
        {speakers.map((speaker) => (
          <SpeakerName key={speaker} speaker={speaker} onName={onName} busy={busy} />
        ))}
      </Stack>
    </Paper>
  );
}

function SpeakerName({ speaker, onName, busy }: Omit<SpeakersProps, 'segments'> & { readonly speaker: string }) {
  const [name, setName] = useState(speaker);
  const save = (event: FormEvent) => {
    event.preventDefault();
    void onName(speaker, name);
  };
  return (
    <form onSubmit={save}>
      <Group gap="xs" wrap="nowrap">
        <TextInput
          flex={1}
          size="sm"
          aria-label={`Name of ${speaker}`}
          maxLength={60}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {name === speaker ? null : (
          <Button type="submit" size="sm" variant="default" loading={busy}>
            Rename
          </Button>
        )}
      </Group>
    </form>
  );
}
