import { Box, Button, Paper, Stack, Text, Title } from '@mantine/core';
import type { Note } from '../text/marks.js';
import { NoteDetails } from '../text/note-button.js';
import { useRecordingParts } from '../text/recording-context.js';

/** Shown at once; a text with more shows the rest on request. */
const SHOWN = 20;

interface FindingsProps {
  readonly findings: readonly Note[];
  /** Whether the text that is shown is not saved: it is checked when it is. */
  readonly unsaved: boolean;
}

/** Everything the checks found, the heaviest first. */
export function FindingsPanel({ findings, unsaved }: FindingsProps) {
  const { accepted, select } = useRecordingParts();
  const open = findings.filter(({ id }) => !accepted.has(id)).length;
  return (
    <Paper withBorder p="md">
      <Title order={2} size="h5" mb="xs">
        Findings
      </Title>
      {findings.length === 0 ? (
        <Text size="sm" c="dimmed">
          {unsaved
            ? 'The text is checked when you save it.'
            : 'The checks found nothing that differs from what was said.'}
        </Text>
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {open === 0 ? 'All are marked as correct.' : `${open} of ${findings.length} to look at.`}
          </Text>
          {findings.slice(0, SHOWN).map((note) => (
            <Box key={note.id} className="finding" data-tone={accepted.has(note.id) ? 'accepted' : note.tone}>
              <NoteDetails note={note} />
              {note.placed ? (
                <Button size="compact-xs" variant="subtle" mt={4} onClick={() => select(note.id)}>
                  Show in the text
                </Button>
              ) : null}
            </Box>
          ))}
          {findings.length > SHOWN ? (
            <Text size="sm" c="dimmed">
              And {findings.length - SHOWN} more, marked in the text.
            </Text>
          ) : null}
        </Stack>
      )}
    </Paper>
  );
}
