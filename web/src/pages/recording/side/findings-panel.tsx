import { ActionIcon, Box, Button, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Icon } from '../../../parts/icon.js';
import type { Note } from '../text/marks.js';
import { NoteDetails } from '../text/note-button.js';
import { useRecordingParts } from '../text/recording-context.js';
import { useFindingSteps } from './use-finding-steps.js';

/** Shown at once; a text with more shows the rest on request. */
const SHOWN = 20;

interface FindingsProps {
  readonly findings: readonly Note[];
  /** Whether the text that is shown is not saved: it is checked when it is. */
  readonly unsaved: boolean;
  /** Shows the text, where another view hides it. */
  readonly onShow: () => void;
}

/** Everything the checks found, the heaviest first. */
export function FindingsPanel({ findings, unsaved, onShow }: FindingsProps) {
  const { accepted, selected, select } = useRecordingParts();
  const show = (id: string) => {
    onShow();
    select(id);
  };
  const steps = useFindingSteps({ findings, accepted, selected, show });
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
          <Group justify="space-between" wrap="nowrap">
            <Text size="sm" c="dimmed">
              {open === 0 ? 'All are marked as correct.' : `${open} of ${findings.length} to look at.`}
            </Text>
            {steps.any ? <StepButtons {...steps} /> : null}
          </Group>
          {findings.slice(0, SHOWN).map((note) => (
            <Box key={note.id} className="finding" data-tone={accepted.has(note.id) ? 'accepted' : note.tone}>
              <NoteDetails note={note} />
              {note.placed ? (
                <Button size="compact-xs" variant="subtle" mt={4} onClick={() => show(note.id)}>
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

function StepButtons({ next, previous }: Pick<ReturnType<typeof useFindingSteps>, 'next' | 'previous'>) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="subtle" color="gray" onClick={previous} aria-label="Previous finding" title="Previous (P)">
        <Icon name="up" size={16} />
      </ActionIcon>
      <ActionIcon variant="subtle" color="gray" onClick={next} aria-label="Next finding" title="Next (N)">
        <Icon name="down" size={16} />
      </ActionIcon>
    </Group>
  );
}
