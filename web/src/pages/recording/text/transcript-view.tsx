import { Button, Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useRef } from 'react';
import { inClock } from '../../../parts/sizes.js';
import type { Segment } from '../model/timeline.js';
import { type Player, usePlayer } from '../player/player.js';

const ESTIMATED_HEIGHT = 44;

interface TranscriptProps {
  readonly segments: readonly Segment[];
  readonly raw: string;
  readonly player: Player;
}

/** What the recogniser heard, stretch by stretch. */
export function TranscriptView({ segments, raw, player }: TranscriptProps) {
  const list = useRef<HTMLDivElement>(null);
  const virtual = useWindowVirtualizer({
    count: segments.length,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: 10,
    scrollMargin: list.current?.offsetTop ?? 0,
  });
  const played = usePlayer(player, ({ time, playing }) =>
    playing || time > 0
      ? segments.findIndex(({ start, end }) => start !== null && end !== null && time >= start && time < end)
      : -1,
  );
  if (segments.length === 0) return <Text className="said">{raw}</Text>;
  return (
    <div ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const segment = segments[index]!;
        return (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="placed"
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            <div className="paragraph">
              {segment.start === null ? (
                <span />
              ) : (
                <Button
                  variant="subtle"
                  color="gray"
                  size="compact-xs"
                  ff="monospace"
                  onClick={() => player.playFrom(segment.start!)}
                  aria-label={`Play from ${inClock(segment.start)}`}
                >
                  {inClock(segment.start)}
                </Button>
              )}
              <Text component="div">
                {segment.speaker && segment.speaker !== segments[index - 1]?.speaker ? (
                  <div className="speaker">{segment.speaker}</div>
                ) : null}
                <span className="sentence" data-lit={index === played || undefined}>
                  {segment.text}
                </span>
              </Text>
            </div>
          </div>
        );
      })}
    </div>
  );
}
