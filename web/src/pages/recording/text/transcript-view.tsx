import { Button, Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { inClock } from '../../../parts/sizes.js';
import { FoundText, foundIn } from '../find/found-text.js';
import type { Find } from '../find/use-find.js';
import type { Segment } from '../model/timeline.js';
import { firstAbove } from '../model/words.js';
import { type Player, usePlayer } from '../player/player.js';

const ESTIMATED_HEIGHT = 44;

interface TranscriptProps {
  readonly segments: readonly Segment[];
  readonly raw: string;
  readonly player: Player;
  /** Over `segmentsAsText`. */
  readonly find: Find;
}

/** Below this a recogniser is not sure of what it heard. */
const SURE = 0.5;

/** The segments as one text, each in a line of its own. */
export function segmentsAsText(segments: readonly Segment[]): string {
  return segments.map(({ text }) => text).join('\n');
}

/** Where each segment begins in that text. */
function startsOf(segments: readonly Segment[]): readonly number[] {
  let next = 0;
  return segments.map(({ text }) => {
    const start = next;
    next += text.length + 1;
    return start;
  });
}

/** What the recogniser heard, stretch by stretch. */
export function TranscriptView({ segments, raw, player, find: { found, shown } }: TranscriptProps) {
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
  const starts = useMemo(() => startsOf(segments), [segments]);
  const heard = useMemo(() => segmentsAsText(segments), [segments]);
  const sought = shown === null ? -1 : firstAbove(starts.length, (at) => starts[at]!, shown.start) - 1;
  useEffect(() => {
    if (sought >= 0) virtual.scrollToIndex(sought, { align: 'center' });
  }, [sought, virtual]);
  if (segments.length === 0) return <Text className="said">{raw}</Text>;
  return (
    <div ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
      {virtual.getVirtualItems().map(({ index, start, key }) => {
        const segment = segments[index]!;
        const span = { start: starts[index]!, end: starts[index]! + segment.text.length };
        const unsure = segment.confidence != null && segment.confidence < SURE;
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
                <span
                  className="sentence"
                  data-lit={index === played || undefined}
                  data-unsure={unsure || undefined}
                  title={unsure ? unsureSentence(segment.confidence!) : undefined}
                >
                  <FoundText text={heard} span={span} found={foundIn(found, span)} shown={shown} />
                </span>
              </Text>
            </div>
          </div>
        );
      })}
    </div>
  );
}

function unsureSentence(confidence: number): string {
  return `The recogniser is not sure of this (${Math.round(confidence * 100)} %): listen to it.`;
}
