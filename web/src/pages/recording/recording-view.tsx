import { Alert, Box, Grid, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useMemo, useState } from 'react';
import { recordingName } from '../../parts/recording-name.js';
import { isRunning } from '../../parts/status.js';
import { FindField } from './find/find-field.js';
import { useFind } from './find/use-find.js';
import { PlayerBar } from './player/player-bar.js';
import { useAudio } from './player/use-audio.js';
import { RecordingHeader } from './recording-header.js';
import { RunningPanel } from './running-panel.js';
import { DecisionPanel } from './side/decision-panel.js';
import { FindingsPanel } from './side/findings-panel.js';
import { FlagsPanel } from './side/flags-panel.js';
import { HistoryPanel } from './side/history-panel.js';
import { SpeakersPanel } from './side/speakers-panel.js';
import { SummaryPanel } from './side/summary-panel.js';
import { VersionsPanel } from './side/versions-panel.js';
import { ChangeLegend } from './text/change-legend.js';
import { DocumentView } from './text/document-view.js';
import { RecordingContext } from './text/recording-context.js';
import { segmentsAsText, TranscriptView } from './text/transcript-view.js';
import { useEditing } from './use-editing.js';
import { useParts } from './use-parts.js';
import { type RecordingJob, useSpokenDocument } from './use-recording.js';

type View = 'text' | 'compare' | 'transcript' | 'history';

const VIEWS: { value: View; label: string }[] = [
  { value: 'text', label: 'Text' },
  { value: 'compare', label: 'Compare' },
  { value: 'transcript', label: 'Transcript' },
  { value: 'history', label: 'History' },
];

/** A recording that is there. */
export function RecordingView({ job }: { readonly job: RecordingJob }) {
  const [view, setView] = useState<View>('text');
  const audio = useAudio(job.jobId, job.rawAudioUrl, job.audioDeletedAt != null);
  const document = useSpokenDocument(job);
  const editing = useEditing(job);
  const { segments } = document;
  const said = view === 'transcript' || job.refinedText === null;
  const heard = useMemo(() => segmentsAsText(segments), [segments]);
  const find = useFind(said ? heard : (job.refinedText ?? ''));
  const compared = view === 'compare';
  const { parts, findings } = useParts({ job, document, player: audio.player, editing, compared, find });
  return (
    <RecordingContext value={parts}>
      <Stack gap="md">
        <title>{`${recordingName(job)} · Evolution Studios`}</title>
        <RecordingHeader job={job} editing={editing} />
        <Box className="sticky">
          <PlayerBar audio={audio} segments={segments} seconds={job.enrichment?.durationSeconds ?? null} />
        </Box>
        {job.status === 'FAILED' && job.errorDetails ? <Failure job={job} /> : null}
        {isRunning(job.status) ? <RunningPanel job={job} /> : null}
        {job.rawTranscript === null ? null : (
          <Group justify="space-between">
            <SegmentedControl
              data={VIEWS}
              value={view}
              onChange={(value) => setView(value as View)}
              aria-label="View"
              w="fit-content"
              maw="100%"
            />
            {view === 'history' ? null : <FindField find={find} />}
          </Group>
        )}
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: compared ? 12 : 8 }}>
            {view === 'history' ? (
              <Stack>
                <VersionsPanel job={job} onUse={editing.useVersion} busy={editing.saving} />
                <HistoryPanel jobId={job.jobId} />
              </Stack>
            ) : said ? (
              <TranscriptView segments={segments} raw={job.rawTranscript ?? ''} player={audio.player} find={find} />
            ) : (
              <>
                {compared ? <ChangeLegend changes={document.changes} /> : null}
                <DocumentView key={view} compared={compared} />
              </>
            )}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: compared ? 12 : 4 }}>
            <Stack>
              {job.status === 'COMPLETE' ? <DecisionPanel job={job} /> : null}
              {job.refinedText === null ? null : <FindingsPanel findings={findings} />}
              <FlagsPanel flags={job.flags} />
              <SpeakersPanel segments={segments} onName={editing.nameSpeaker} busy={editing.saving} />
              <SummaryPanel job={job} />
            </Stack>
          </Grid.Col>
        </Grid>
      </Stack>
    </RecordingContext>
  );
}

function Failure({ job }: { readonly job: RecordingJob }) {
  return (
    <Alert color="red" variant="light" title="The recording failed">
      <Text size="sm">{job.errorDetails?.message}</Text>
      {job.actions.map(({ action, sentence }) => (
        <Text size="sm" key={action} mt={4}>
          {sentence}
        </Text>
      ))}
    </Alert>
  );
}
