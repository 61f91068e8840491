import { ActionIcon, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { MouseEvent } from 'react';
import { Link, useNavigate } from 'react-router';
import { Ago } from '../../parts/ago.js';
import { Dialog } from '../../parts/dialog.js';
import { Icon } from '../../parts/icon.js';
import { recordingName } from '../../parts/recording-name.js';
import { StatusBadge, VerdictBadge } from '../../parts/status.js';
import { RecordingMenu } from '../recordings/recording-menu.js';
import { DownloadMenu } from './downloads/download-menu.js';
import type { useEditing } from './use-editing.js';
import type { RecordingJob } from './use-recording.js';

interface HeaderProps {
  readonly job: RecordingJob;
  readonly editing: ReturnType<typeof useEditing>;
}

/** What it is called, where it stands, and what can be done with the whole of it. */
export function RecordingHeader({ job, editing }: HeaderProps) {
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Group gap="xs" wrap="nowrap" miw={0} flex="1 1 240px" align="flex-start">
        <BackLink />
        <Box miw={0}>
          <Title order={1} size="h3">
            {recordingName(job)}
          </Title>
          <Group gap="xs" mt={2}>
            <Text size="sm" c="dimmed">
              <Ago at={job.createdAt} />
            </Text>
            {job.status === 'COMPLETE' && job.verdict ? (
              <VerdictBadge verdict={job.verdict} />
            ) : (
              <StatusBadge status={job.status} />
            )}
          </Group>
        </Box>
      </Group>
      <Group gap="xs">
        {job.status === 'COMPLETE' ? <RefineAgain job={job} editing={editing} /> : null}
        {job.rawTranscript === null ? null : <DownloadMenu job={job} />}
        <RecordingMenu recording={job} />
      </Group>
    </Group>
  );
}

/** Leads to the list that one came from, as it was filtered; to one's recordings where the page was opened directly. */
function BackLink() {
  const navigate = useNavigate();
  const back = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || !cameFromAnotherPage()) return;
    event.preventDefault();
    void navigate(-1);
  };
  return (
    <ActionIcon component={Link} to="/" onClick={back} variant="subtle" color="gray" size="lg" aria-label="Back">
      <Icon name="back" />
    </ActionIcon>
  );
}

/** The router numbers the pages of a tab that it has shown. */
function cameFromAnotherPage(): boolean {
  return ((history.state as { readonly idx?: number } | null)?.idx ?? 0) > 0;
}

/** Asks before a person's edit would be replaced. */
function RefineAgain({ job, editing }: HeaderProps) {
  const [opened, { open, close }] = useDisclosure();
  const edited = job.refinements.some(({ current, kind }) => current && kind === 'human');
  const start = () => {
    close();
    void editing.refineAgain(edited);
  };
  return (
    <>
      <Button
        variant="default"
        leftSection={<Icon name="retry" size={16} />}
        loading={editing.refining}
        onClick={edited ? open : start}
      >
        Refine again
      </Button>
      <Dialog opened={opened} onClose={close} title="Refine again?">
        <Stack>
          <Text size="sm">
            The current text was edited by a person. A new refinement replaces it; the edited version stays available
            under History.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              Keep the edit
            </Button>
            <Button onClick={start}>Refine again</Button>
          </Group>
        </Stack>
      </Dialog>
    </>
  );
}
