import { useQuery } from '@apollo/client/react';
import { useEffect, useMemo } from 'react';
import { onChange } from '../../api/changes.js';
import { useQueueRefresh } from '../../api/queue-refresh.js';
import { alignTexts } from './model/alignment.js';
import { documentFrom } from './model/document.js';
import { paragraphsOf } from './model/paragraphs.js';
import { speakersOf, timelineOf } from './model/timeline.js';
import {
  RecordingChangesDocument,
  type RecordingChangesQuery,
  RecordingDocument,
  type RecordingTextFragment,
} from './operations.js';
import { useSegments } from './use-segments.js';

const NONE: RecordingChangesQuery['textDiff'] = [];

export type RecordingJob = RecordingTextFragment;
export type Refinement = RecordingJob['refinements'][number];
export type Finding = Refinement['findings'][number];

/** A recording with its current text, kept true by the live changes. */
export function useRecording(id: string) {
  const { data, error, loading, refetch } = useQuery(RecordingDocument, {
    variables: { id },
    fetchPolicy: 'cache-and-network',
  });
  const job = data?.job ?? null;
  useQueueRefresh(job?.waitingFor?.what === 'TURN', refetch);
  useEffect(() => onChange(({ jobId }) => void (jobId === id && refetch())), [id, refetch]);
  return { job, error, loading, refetch };
}

/** The text of a recording in step with its audio. @param unsaved a text in place of the stored one: what is known of the stored one is left out */
export function useSpokenDocument(job: RecordingJob, unsaved: string | null) {
  const { jobId, rawTranscript, refinedText, enrichment } = job;
  const current = job.refinements.find((refinement) => refinement.current) ?? null;
  const version = current?.version;
  const { data } = useQuery(RecordingChangesDocument, {
    variables: { id: jobId, version },
    skip: rawTranscript === null || refinedText === null,
  });
  const changes = unsaved === null ? (data?.textDiff ?? NONE) : NONE;
  const segments = useSegments(jobId, `${version ?? ''} ${rawTranscript ?? ''}`);
  const language = current?.coverage?.language ?? enrichment?.language ?? 'en';
  const raw = rawTranscript ?? '';
  const refined = unsaved ?? refinedText ?? '';
  const alignment = useMemo(() => alignTexts(raw, refined, changes), [raw, refined, changes]);
  const timeline = useMemo(() => timelineOf(raw, segments), [raw, segments]);
  const speakers = useMemo(() => speakersOf(segments), [segments]);
  const paragraphs = useMemo(() => paragraphsOf(refined, language, speakers), [refined, language, speakers]);
  const spoken = useMemo(
    () => documentFrom({ rawLength: raw.length, alignment, timeline, paragraphs }),
    [raw.length, alignment, timeline, paragraphs],
  );
  return { spoken, segments, speakers, changes, current };
}

export type Changes = ReturnType<typeof useSpokenDocument>['changes'];
