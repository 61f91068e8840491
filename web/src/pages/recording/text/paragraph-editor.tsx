import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { getHotkeyHandler } from '@mantine/hooks';
import { useDraft } from '../../../session/drafts.js';
import type { SpokenParagraph } from '../model/document.js';
import { useRecordingParts } from './recording-context.js';
import { TypedCheck } from './typed-check.js';

/** With Alt some keyboards write another sign. */
const BY_PLACE = { usePhysicalKeys: true };

/** Where a paragraph's unsaved text is kept. */
export function draftKey(jobId: string, index: number): string {
  return `paragraph:${jobId}:${index}`;
}

interface EditorProps {
  readonly paragraph: SpokenParagraph;
  readonly onClose: () => void;
}

/** Edits one paragraph where it stands. What is typed is kept in the tab until it is saved or given up. */
export function ParagraphEditor({ paragraph, onClose }: EditorProps) {
  const { jobId, text, player, saveParagraph, saving } = useRecordingParts();
  const own = text.slice(paragraph.body, paragraph.end);
  const label = text.slice(paragraph.start, paragraph.body);
  const [draft, setDraft, clearDraft] = useDraft(draftKey(jobId, paragraph.index));
  const value = draft ?? own;
  const whole = value.trim() === '' ? '' : label + value;
  const giveUp = () => {
    clearDraft();
    onClose();
  };
  const save = async () => {
    if (value.trim() === own.trim() || (await saveParagraph(paragraph.index, whole))) giveUp();
  };
  return (
    <Stack gap="xs" className="written">
      <Textarea
        aria-label={`Text of paragraph ${paragraph.index + 1}`}
        autosize
        minRows={2}
        autoFocus
        value={value}
        onChange={(event) => {
          setDraft(event.currentTarget.value);
          player.waitForTyping();
        }}
        onKeyDown={getHotkeyHandler([
          ['mod+Enter', () => void save()],
          ['Escape', giveUp],
          ['alt+K', () => player.toggle(), BY_PLACE],
          ['alt+J', () => player.skip(-1), BY_PLACE],
          ['alt+L', () => player.skip(1), BY_PLACE],
        ])}
      />
      <Group gap="xs">
        <Button size="compact-sm" loading={saving} onClick={() => void save()}>
          Save
        </Button>
        <Button size="compact-sm" variant="default" onClick={giveUp}>
          Cancel
        </Button>
        <Text size="xs" c="dimmed">
          Saving makes a new version.
        </Text>
      </Group>
      {value.trim() === own.trim() ? null : <TypedCheck paragraph={paragraph} text={whole} />}
    </Stack>
  );
}
