import { Button, Paper, Stack, Text, Title } from '@mantine/core';
import { inClock } from '../../../parts/sizes.js';
import { useRecordingParts } from '../text/recording-context.js';
import type { RecordingJob } from '../use-recording.js';

/** Shown at once. */
const SHOWN = 10;

interface FlagsProps {
  readonly flags: RecordingJob['flags'];
  /** Whether there is audio to hear them in. */
  readonly playable: boolean;
}

/** What a reader should know of the audio and of what was heard, each at its place. */
export function FlagsPanel({ flags, playable }: FlagsProps) {
  const { player } = useRecordingParts();
  if (flags.length === 0) return null;
  return (
    <Paper withBorder p="md" component="section" aria-label="About the audio">
      <Title order={2} size="h5" mb="xs">
        About the audio
      </Title>
      <Stack gap="xs" component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {flags.slice(0, SHOWN).map(({ kind, message, start }, at) => (
          <Text component="li" size="sm" key={`${kind} ${start ?? at}`}>
            {message}{' '}
            {start === null || !playable ? null : (
              <Button size="compact-xs" variant="subtle" onClick={() => player.playFrom(start)}>
                Hear it at {inClock(start)}
              </Button>
            )}
          </Text>
        ))}
      </Stack>
      {flags.length > SHOWN ? (
        <Text size="sm" c="dimmed" mt="xs">
          And {flags.length - SHOWN} more places.
        </Text>
      ) : null}
    </Paper>
  );
}
