import { Button, Checkbox, Group, Paper, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { inClock } from '../../../parts/sizes.js';
import type { Segment } from '../model/timeline.js';
import { useRecordingParts } from './recording-context.js';
import { SpeakerMenu } from './speaker-menu.js';
import type { useSelection } from './use-selection.js';

/** Below this a recogniser is not sure of what it heard. */
const SURE = 0.5;

type Selection = ReturnType<typeof useSelection>;

interface RowProps {
  readonly segment: Segment;
  readonly index: number;
  /** Whether another speaker begins with it. */
  readonly begins: boolean;
  /** Whether it is played. */
  readonly lit: boolean;
  readonly selection: Selection;
  readonly children: ReactNode;
}

/** A stretch that the recogniser heard: its time plays it, its box selects it. */
export function SegmentRow({ segment, index, begins, lit, selection, children }: RowProps) {
  const { player, assignable } = useRecordingParts();
  const { start, speaker, confidence } = segment;
  const unsure = confidence != null && confidence < SURE;
  return (
    <div className="paragraph">
      {start === null ? (
        <span />
      ) : (
        <Button
          variant="subtle"
          color="gray"
          size="compact-xs"
          ff="monospace"
          onClick={() => player.playFrom(start)}
          aria-label={`Play from ${inClock(start)}`}
        >
          {inClock(start)}
        </Button>
      )}
      <Text component="div">
        {speaker && begins ? <div className="speaker">{speaker}</div> : null}
        <span
          className="sentence"
          data-lit={lit || undefined}
          data-unsure={unsure || undefined}
          title={unsure ? unsureSentence(confidence) : undefined}
        >
          {children}
        </span>
      </Text>
      {assignable ? (
        <div className="actions">
          <Checkbox
            size="xs"
            p={6}
            aria-label={`Select segment ${index + 1}`}
            checked={selection.chosen.has(index)}
            onChange={({ nativeEvent }) => selection.toggle(index, (nativeEvent as MouseEvent).shiftKey === true)}
          />
        </div>
      ) : null}
    </div>
  );
}

/** What can be done with the selected segments. */
export function SelectedSegments({
  selection,
  segments,
}: {
  readonly selection: Selection;
  readonly segments: readonly Segment[];
}) {
  const { speakers, assignSpeaker, saving } = useRecordingParts();
  const rows = [...selection.chosen].filter((row) => row < segments.length).sort((a, b) => a - b);
  if (rows.length === 0) return null;
  const saidBy = new Set(rows.map((row) => segments[row]!.speaker ?? null));
  const give = async (speaker: string | null) => {
    const ordinals = rows.map((row) => segments[row]!.ordinal);
    if (await assignSpeaker({ segments: ordinals }, speaker)) selection.clear();
  };
  return (
    <Paper withBorder p="xs" mb="xs">
      <Group justify="space-between" gap="xs">
        <Text size="sm">{rows.length === 1 ? '1 segment selected' : `${rows.length} segments selected`}</Text>
        <Group gap="xs">
          <SpeakerMenu
            what="the selected segments"
            speakers={speakers}
            saidBy={saidBy.size === 1 ? [...saidBy][0]! : null}
            busy={saving}
            onGive={(speaker) => void give(speaker)}
            label="Give to a speaker"
          />
          <Button size="compact-sm" variant="default" onClick={selection.clear}>
            Clear
          </Button>
        </Group>
      </Group>
    </Paper>
  );
}

function unsureSentence(confidence: number): string {
  return `The recogniser is not sure of this (${Math.round(confidence * 100)} %): listen to it.`;
}
