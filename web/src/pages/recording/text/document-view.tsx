import { Switch } from '@mantine/core';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { usePlayer } from '../player/player.js';
import { ParagraphView } from './paragraph-view.js';
import { useRecordingParts } from './recording-context.js';

const ESTIMATED_HEIGHT = 96;
/** What the player hides at the top of the window. */
const HIDDEN_ABOVE = 220;
/** After somebody has scrolled, the text stays there for so long before it follows the playing again. */
const OWN_SCROLL_MS = 4_000;

interface DocumentProps {
  readonly compared: boolean;
  /** The second whose paragraph is in sight at first. */
  readonly startAt: number | null;
}

/** The refined text. Only the paragraphs near the window are in the page, so three hours of speech stay quick. */
export function DocumentView({ compared, startAt }: DocumentProps) {
  const { spoken, player, selected, notes, foundShown } = useRecordingParts();
  const list = useRef<HTMLDivElement>(null);
  const [follow, setFollow] = useState(true);
  const { paragraphs } = spoken;
  const virtual = useWindowVirtualizer({
    count: paragraphs.length,
    estimateSize: () => ESTIMATED_HEIGHT,
    overscan: 6,
    scrollMargin: list.current?.offsetTop ?? 0,
    scrollPaddingStart: HIDDEN_ABOVE,
  });
  const scrolledAt = useOwnScrolling();
  const played = usePlayer(player, (each) => (each.playing ? spoken.paragraphAt(spoken.refinedAt(each.time)) : -1));
  useEffect(() => {
    if (follow && played >= 0 && Date.now() - scrolledAt.current > OWN_SCROLL_MS)
      virtual.scrollToIndex(played, { align: 'auto' });
  }, [follow, played, virtual, scrolledAt]);
  const first = startAt === null || !spoken.timed ? -1 : spoken.paragraphAt(spoken.refinedAt(startAt));
  useEffect(() => {
    // Once somebody has played another place, the address no longer counts.
    if (first > 0 && player.time === startAt) virtual.scrollToIndex(first, { align: 'center' });
  }, [first, startAt, player, virtual]);
  const chosen = notes.find(({ id }) => id === selected);
  const shown = chosen === undefined ? -1 : spoken.paragraphAt(chosen.refined.start);
  useEffect(() => {
    if (shown >= 0) virtual.scrollToIndex(shown, { align: 'auto' });
  }, [shown, virtual]);
  const sought = foundShown === null ? -1 : spoken.paragraphAt(foundShown.start);
  useEffect(() => {
    if (sought >= 0) virtual.scrollToIndex(sought, { align: 'center' });
  }, [sought, virtual]);
  return (
    <>
      {spoken.timed ? (
        <Switch size="xs" mb="xs" label="Follow the recording" checked={follow} onChange={() => setFollow(!follow)} />
      ) : null}
      <div ref={list} style={{ position: 'relative', height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ index, start, key }) => (
          <div
            key={key}
            ref={virtual.measureElement}
            data-index={index}
            className="placed"
            style={{ transform: `translateY(${start - virtual.options.scrollMargin}px)` }}
          >
            <ParagraphView paragraph={paragraphs[index]!} compared={compared} />
          </div>
        ))}
      </div>
    </>
  );
}

/** When somebody last scrolled by wheel, touch or key. */
function useOwnScrolling() {
  const at = useRef(0);
  useEffect(() => {
    const note = () => {
      at.current = Date.now();
    };
    const events = ['wheel', 'touchmove', 'keydown'] as const;
    for (const event of events) addEventListener(event, note, { passive: true });
    return () => {
      for (const event of events) removeEventListener(event, note);
    };
  }, []);
  return at;
}
