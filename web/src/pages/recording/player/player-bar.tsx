import { ActionIcon, Alert, Box, Group, NativeSelect, Skeleton, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { notifications } from '@mantine/notifications';
import { lazy, Suspense } from 'react';
import { Icon } from '../../../parts/icon.js';
import { inClock } from '../../../parts/sizes.js';
import type { Segment } from '../model/timeline.js';
import { type Player, SPEEDS, usePlayer } from './player.js';
import { ShortcutsButton } from './shortcuts.js';
import { addressAt } from './start-second.js';
import type { Audio } from './use-audio.js';

/** What draws is not needed to read and to play. */
const Waveform = lazy(async () => ({ default: (await import('./waveform.js')).Waveform }));
/** Pixels, as drawn. */
const WAVEFORM_HEIGHT = 56;

interface PlayerBarProps {
  readonly audio: Audio;
  readonly segments: readonly Segment[];
  readonly seconds: number | null;
}

/** The player, which stays in sight while the text scrolls. */
export function PlayerBar({ audio: { player, url, problem }, segments, seconds }: PlayerBarProps) {
  useHotkeys([
    ['K', () => player.toggle()],
    ['J', () => player.skip(-1)],
    ['L', () => player.skip(1)],
    // On some keyboards the first of these needs no Shift.
    ['<', () => player.changeSpeed(-1)],
    ['shift+<', () => player.changeSpeed(-1)],
    ['shift+>', () => player.changeSpeed(1)],
  ]);
  if (problem !== null) {
    return (
      <Alert color="gray" variant="light">
        {problem}
      </Alert>
    );
  }
  if (url === null) return <Skeleton height={72} radius="md" role="status" aria-label="The recording is loading" />;
  return (
    <Box className="player">
      <Group gap="sm" wrap="nowrap">
        <PlayButton player={player} />
        <Box flex={1} miw={0}>
          <Suspense fallback={<Skeleton height={WAVEFORM_HEIGHT} />}>
            <Waveform player={player} url={url} segments={segments} seconds={seconds} />
          </Suspense>
        </Box>
      </Group>
      <Group gap="sm" justify="space-between" mt={4}>
        <Clock player={player} seconds={seconds} />
        <Group gap="xs">
          <Speed player={player} />
          <LinkButton player={player} />
          <ShortcutsButton />
        </Group>
      </Group>
    </Box>
  );
}

function PlayButton({ player }: { readonly player: Player }) {
  const playing = usePlayer(player, (each) => each.playing);
  return (
    <ActionIcon size={48} radius="xl" onClick={() => player.toggle()} aria-label={playing ? 'Stop' : 'Play'}>
      <Icon name={playing ? 'pause' : 'play'} />
    </ActionIcon>
  );
}

function Clock({ player, seconds }: { readonly player: Player; readonly seconds: number | null }) {
  const time = usePlayer(player, (each) => Math.floor(each.time));
  const duration = usePlayer(player, (each) => Math.floor(each.duration || (seconds ?? 0)));
  return (
    <Text size="sm" ff="monospace" data-testid="clock">
      {inClock(time)} / {inClock(duration)}
    </Text>
  );
}

/** Copies the address of this second: whoever may see the recording hears it from there. */
function LinkButton({ player }: { readonly player: Player }) {
  return (
    <ActionIcon
      variant="default"
      size={30}
      onClick={() => void copyLink(player.time)}
      aria-label="Copy a link to this second"
      title="Copy a link to this second"
    >
      <Icon name="link" size={16} />
    </ActionIcon>
  );
}

async function copyLink(seconds: number): Promise<void> {
  const address = addressAt(seconds);
  const copied = await navigator.clipboard?.writeText(address).then(
    () => true,
    () => false,
  );
  notifications.show({ title: copied ? 'The link is copied' : 'Copy this link', message: address, autoClose: 15_000 });
}

function Speed({ player }: { readonly player: Player }) {
  const rate = usePlayer(player, (each) => String(each.audio.playbackRate));
  return (
    <NativeSelect
      size="xs"
      aria-label="Speed"
      data={SPEEDS.map((speed) => ({ value: String(speed), label: `${speed} ×` }))}
      value={rate}
      onChange={(event) => {
        player.audio.playbackRate = Number(event.currentTarget.value);
      }}
    />
  );
}
