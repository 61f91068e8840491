import { Button, Group, Popover, Stack, Text } from '@mantine/core';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useRef } from 'react';
import { focusAfterwards } from '../../../parts/dialog.js';
import type { Note } from './marks.js';
import { useRecordingParts } from './recording-context.js';

interface NoteButtonProps {
  readonly note: Note;
  readonly struck: boolean;
  /** Whether the reason opens here: once, where a mark is cut into several stretches. */
  readonly opens: boolean;
  readonly children: ReactNode;
}

/** Marked words: pressing them shows the reason, and what can be done. */
export function NoteButton({ note, struck, opens, children }: NoteButtonProps) {
  const { selected, select, accepted } = useRecordingParts();
  // The same note may stand in both texts: only the one that was pressed opens.
  const place = struck ? `${note.id} said` : note.id;
  const chosen = selected === place;
  const opened = chosen && opens;
  const button = useFocusAfter(opened);
  const toggle = (event: MouseEvent | KeyboardEvent) => {
    event.stopPropagation();
    event.preventDefault();
    select(chosen ? null : place);
  };
  const mark = (
    // biome-ignore lint/a11y/useSemanticElements: a button element would not flow with the words of its line
    <span
      ref={button}
      role="button"
      tabIndex={0}
      aria-expanded={chosen}
      className="mark"
      data-tone={accepted.has(note.id) ? 'accepted' : note.tone}
      data-struck={struck || undefined}
      onClick={toggle}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') toggle(event);
      }}
    >
      {children}
    </span>
  );
  if (!opened) return mark;
  return (
    <Popover opened onDismiss={() => select(null)} width={320} withArrow trapFocus shadow="md" withinPortal>
      <Popover.Target>{mark}</Popover.Target>
      <Popover.Dropdown aria-label={note.title}>
        <NoteDetails note={note} />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Opening takes the mark out of the page and puts it in again: once closed, it gets the focus back unless something else has it. */
function useFocusAfter(opened: boolean) {
  const element = useRef<HTMLSpanElement>(null);
  const before = useRef(opened);
  useEffect(() => {
    if (before.current && !opened) focusAfterwards(element.current);
    before.current = opened;
  }, [opened]);
  return element;
}

/** The reason of a finding or a change, and the two answers to it. */
export function NoteDetails({ note }: { readonly note: Note }) {
  const { accepted, accept, takeBack, editable, saving, select } = useRecordingParts();
  const isFinding = note.tone !== 'change';
  return (
    <Stack gap={6} align="flex-start">
      {note.reason.startsWith(note.title) ? null : (
        <Text size="sm" fw={600}>
          {note.title}
        </Text>
      )}
      <Text size="sm">{note.reason}</Text>
      {isFinding && note.said !== '' ? (
        <Text size="sm" c="dimmed">
          Said: “{note.said}”
        </Text>
      ) : null}
      <Group gap="xs">
        {isFinding ? (
          <Button
            size="compact-sm"
            variant="light"
            disabled={accepted.has(note.id)}
            onClick={() => {
              accept(note.id);
              select(null);
            }}
          >
            {accepted.has(note.id) ? 'Marked as correct' : 'This is right'}
          </Button>
        ) : null}
        {editable && (note.said !== '' || note.refined.end > note.refined.start) ? (
          <Button size="compact-sm" variant="default" loading={saving} onClick={() => takeBack(note)}>
            Take back
          </Button>
        ) : null}
      </Group>
    </Stack>
  );
}
