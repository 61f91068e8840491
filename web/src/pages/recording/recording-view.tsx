import { Alert, Box, Grid, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useMemo, useState } from 'react';
import { Loading } from '../../parts/page-state.js';
import { recordingName } from '../../parts/recording-name.js';
import { isRunning } from '../../parts/status.js';
import { RetryButton } from '../recordings/retry-button.js';
import { FindField } from './find/find-field.js';
import { UnsavedText } from './find/replace-row.js';
import { useFind } from './find/use-find.js';
import { useReplacing } from './find/use-replacing.js';
import { withoutLabels } from './model/paragraphs.js';
import { segmentsAsText } from './model/timeline.js';
import { PlayerBar } from './player/player-bar.js';
import { useStartSecond } from './player/start-second.js';
import { useAudio } from './player/use-audio.js';
import { RecordingHeader } from './recording-header.js';
import { RunningPanel } from './running-panel.js';
import { DecisionPanel } from './side/decision-panel.js';
import { FindingsPanel } from './side/findings-panel.js';
import { FlagsPanel } from './side/flags-panel.js';
import { SpeakersPanel } from './side/speakers-panel.js';
import { SummaryPanel } from './side/summary-panel.js';
import { ChangeLegend } from './text/change-legend.js';
import { DocumentView } from './text/document-view.js';
import { RecordingContext } from './text/recording-context.js';
import { useEditing } from './use-editing.js';
import { useParts } from './use-parts.js';
import { type RecordingJob, useSpokenDocument } from './use-recording.js';

const HistoryView = lazy(async () => ({ default: (await import('./side/history-view.js')).HistoryView }));
const TranscriptView = lazy(async () => ({
  default: (await import('./text/transcript-view.js')).TranscriptView,
}));

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
  const startAt = useStartSecond();
  const audio = useAudio(job.jobId, job.rawAudioUrl, job.audioDeletedAt != null, startAt);
  const editing = useEditing(job);
  const replacing = useReplacing(job, editing);
  const { unsaved, text } = replacing;
  const document = useSpokenDocument(job, unsaved);
  const { segments } = document;
  const said = view === 'transcript' || job.refinedText === null;
  const heard = useMemo(() => segmentsAsText(segments), [segments]);
  const written = useMemo(() => withoutLabels(text, document.spoken.paragraphs), [text, document.spoken]);
  const find = useFind(job.jobId, said ? heard : written);
  const compared = view === 'compare';
  const { parts, findings } = useParts({
    ...{ job, document, player: audio.player, editing, compared, find, text },
    unsaved: unsaved !== null,
  });
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
              className="views"
              w="fit-content"
              maw="100%"
            />
            {view === 'history' ? null : (
              <FindField find={find} replacing={said || job.status !== 'COMPLETE' ? null : replacing} />
            )}
          </Group>
        )}
        <UnsavedText replacing={replacing} />
        <Grid gap="lg">
          <Grid.Col span={{ base: 12, md: compared ? 12 : 8 }}>
            {view === 'history' ? (
              <Suspense fallback={<Loading what="the history" />}>
                <HistoryView job={job} editing={editing} />
              </Suspense>
            ) : said ? (
              <Suspense fallback={<Loading what="the transcript" />}>
                <TranscriptView segments={segments} raw={job.rawTranscript ?? ''} player={audio.player} find={find} />
              </Suspense>
            ) : (
              <>
                {compared ? <ChangeLegend changes={document.changes} /> : null}
                <DocumentView key={view} compared={compared} startAt={startAt} />
              </>
            )}
          </Grid.Col>
          <Grid.Col span={{ base: 12, md: compared ? 12 : 4 }}>
            <Stack>
              {job.status === 'COMPLETE' ? <DecisionPanel job={job} /> : null}
              {job.refinedText === null ? null : (
                <FindingsPanel
                  findings={findings}
                  unsaved={unsaved !== null}
                  onShow={() => setView(compared ? 'compare' : 'text')}
                />
              )}
              <FlagsPanel flags={job.flags} playable={audio.problem === null} />
              <SpeakersPanel
                jobId={job.jobId}
                speakers={document.speakers}
                onName={editing.nameSpeaker}
                busy={editing.saving}
              />
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
      <Group mt="xs">
        <RetryButton recording={job} />
      </Group>
    </Alert>
  );
}
