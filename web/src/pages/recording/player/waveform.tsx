import { useComputedColorScheme } from '@mantine/core';
import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react';
import WaveSurfer from 'wavesurfer.js';
import { pageNonce } from '../../../nonce.js';
import { inClock } from '../../../parts/sizes.js';
import type { Segment } from '../model/timeline.js';
import { type Player, usePlayer } from './player.js';
import { longPeaks } from './speech-peaks.js';

const STEP_SECONDS = 5;
const COLOURS = {
  light: { waveColor: '#9fb3b2', progressColor: '#0b7a75', cursorColor: '#054e4b' },
  dark: { waveColor: '#56676a', progressColor: '#44aaa4', cursorColor: '#cfeae8' },
} as const;

interface WaveformProps {
  readonly player: Player;
  readonly url: string;
  readonly segments: readonly Segment[];
  /** Of the recording; null where it is not known. */
  readonly seconds: number | null;
}

/** The waveform: click or drag to go there, or use the arrow keys. */
export function Waveform({ player, url, segments, seconds }: WaveformProps) {
  const container = useRef<HTMLDivElement>(null);
  const scheme = useComputedColorScheme('light');
  const length = usePlayer(player, ({ duration }) => seconds ?? (duration || (segments.at(-1)?.end ?? 0)));
  // Before the length is known a decoding might be one of hours. Live formats never tell one: theirs are decoded.
  const ready = usePlayer(player, ({ audio }) => length > 0 || audio.readyState > 0);
  const peaks = useMemo(() => longPeaks(segments, length), [segments, length]);
  useEffect(() => {
    if (container.current === null || !ready) return undefined;
    const wave = WaveSurfer.create({
      container: container.current,
      media: player.audio,
      height: 56,
      barWidth: 2,
      barGap: 1,
      barRadius: 2,
      normalize: peaks === null,
      dragToSeek: true,
      cspNonce: pageNonce(),
      ...(peaks === null ? { url } : { peaks: [peaks.heights], duration: peaks.seconds }),
      ...COLOURS[scheme],
    });
    wave.on('interaction', (time) => player.seek(time));
    return () => wave.destroy();
  }, [player, url, ready, peaks, scheme]);
  const time = usePlayer(player, ({ time }) => Math.floor(time));
  const duration = usePlayer(player, ({ duration }) => Math.ceil(duration || (seconds ?? 0)));
  const keys: Record<string, number> = {
    ArrowLeft: time - STEP_SECONDS,
    ArrowRight: time + STEP_SECONDS,
    Home: 0,
    End: duration,
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = keys[event.key];
    if (to === undefined) return;
    event.preventDefault();
    player.seek(to);
  };
  return (
    <div
      ref={container}
      role="slider"
      tabIndex={0}
      aria-label="Position in the recording"
      aria-valuemin={0}
      aria-valuemax={duration}
      aria-valuenow={time}
      aria-valuetext={`${inClock(time)} of ${inClock(duration)}`}
      onKeyDown={onKeyDown}
      className="waveform"
    />
  );
}
