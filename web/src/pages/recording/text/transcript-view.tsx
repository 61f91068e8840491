import { Text } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useMemo, useRef } from 'react';
import { FoundText, foundIn } from '../find/found-text.js';
import type { Find } from '../find/use-find.js';
import { type Segment, segmentsAsText } from '../model/timeline.js';
import { firstAbove } from '../model/words.js';
import { type Player, usePlayer } from '../player/player.js';
import { SegmentRow, SelectedSegments } from './segment-row.js';
import { useSelection } from './use-selection.js';

const ESTIMATED_HEIGHT = 44;

interface TranscriptProps {
  readonly segments: readonly Segment[];
  readonly raw: string;
  readonly player: Player;
  /** Over `segmentsAsText`. */
  readonly find: Find;
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
  const selection = useSelection();
  const starts = useMemo(() => startsOf(segments), [segments]);
  const heard = useMemo(() => segmentsAsText(segments), [segments]);
  const sought = shown === null ? -1 : firstAbove(starts.length, (at) => starts[at]!, shown.start) - 1;
  useEffect(() => {
    if (sought >= 0) virtual.scrollToIndex(sought, { align: 'center' });
  }, [sought, virtual]);
  if (segments.length === 0) return <Text className="said">{raw}</Text>;
  const here = (from: number, { text }: Segment) => ({
    found: foundIn(found, { start: from, end: from + text.length }),
    shown,
  });
  return (
    <>
      <SelectedSegments selection={selection} segments={segments} />
      <div ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => {
          const segment = segments[index]!;
          const from = starts[index]!;
          return (
            <div
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              className="placed"
              style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
            >
              <SegmentRow
                segment={segment}
                begins={segment.speaker !== segments[index - 1]?.speaker}
                lit={index === played}
                selection={selection}
                index={index}
              >
                <FoundText
                  text={heard}
                  span={{ start: from, end: from + segment.text.length }}
                  {...here(from, segment)}
                />
              </SegmentRow>
            </div>
          );
        })}
      </div>
    </>
  );
}
