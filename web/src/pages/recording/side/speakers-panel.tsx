import { Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useDraft } from '../../../session/drafts.js';

type NameProps = Omit<SpeakersProps, 'speakers'> & { readonly speaker: string };

interface SpeakersProps {
  readonly jobId: string;
  /** In the order of their first words. */
  readonly speakers: readonly string[];
  readonly onName: (speaker: string, to: string) => Promise<boolean>;
  readonly busy: boolean;
}

/** Who speaks, each with a name that can be changed: in the segments, the captions and a further version of the text. */
export function SpeakersPanel({ jobId, speakers, onName, busy }: SpeakersProps) {
  if (speakers.length === 0) return null;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Speakers
      </Title>
      <Stack gap="xs">
        {speakers.map((speaker) => (
          <SpeakerName key={speaker} jobId={jobId} speaker={speaker} onName={onName} busy={busy} />
        ))}
      </Stack>
    </Paper>
  );
}

function SpeakerName({ jobId, speaker, onName, busy }: NameProps) {
  const [typed, setName, clearName] = useDraft(`speaker:${jobId}:${speaker}`);
  const name = typed ?? speaker;
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (await onName(speaker, name)) clearName();
  };
  return (
    <form onSubmit={(event) => void save(event)}>
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
