import { useMutation } from '@apollo/client/react';
import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { sentenceFor } from '../../api/fault-sentence.js';
import {
  AssignRecordingSpeakerDocument,
  EditRecordingParagraphDocument,
  EditRecordingTextDocument,
  NameRecordingSpeakersDocument,
  RecordingDocument,
  RefineRecordingAgainDocument,
  UseRecordingVersionDocument,
} from './operations.js';
import type { RecordingJob } from './use-recording.js';

const onError = (error: unknown) =>
  notifications.show({ color: 'red', title: 'That was not saved', message: sentenceFor(error), autoClose: 10_000 });
/** An answer that was under way shows the text before the change, and could come after the answer to the change: the recording is read once more. */
const CHANGES = { onError, refetchQueries: [RecordingDocument] };
const SAVED = { title: 'Saved', message: 'The text is a new version. Earlier ones are kept under History.' };

/** Words of a recording: paragraphs of its text, or segments of its transcript by their ordinals. */
export interface Words {
  readonly paragraphs?: number[];
  readonly segments?: number[];
}

/** What changes a recording's text: each change is a version, which the engine checks. */
export function useEditing({ jobId, refinements }: RecordingJob) {
  const [edit, editing] = useMutation(EditRecordingParagraphDocument, CHANGES);
  const [use, using] = useMutation(UseRecordingVersionDocument, CHANGES);
  const [again, refining] = useMutation(RefineRecordingAgainDocument, { onError });
  const [name, naming] = useMutation(NameRecordingSpeakersDocument, CHANGES);
  const [assign, assigning] = useMutation(AssignRecordingSpeakerDocument, CHANGES);
  const [write, writing] = useMutation(EditRecordingTextDocument, CHANGES);
  const baseVersion = refinements.find(({ current }) => current)?.version;
  const saveParagraph = useCallback(
    async (paragraph: number, text: string) => {
      if (baseVersion === undefined) return false;
      const { data } = await edit({ variables: { jobId, paragraph, text, baseVersion } });
      if (data) notifications.show(SAVED);
      return Boolean(data);
    },
    [edit, jobId, baseVersion],
  );
  const saveText = useCallback(
    async (text: string) => {
      if (baseVersion === undefined) return false;
      const { data } = await write({ variables: { id: jobId, text, basedOn: baseVersion } });
      if (data) notifications.show(SAVED);
      return Boolean(data);
    },
    [write, jobId, baseVersion],
  );
  const assignSpeaker = useCallback(
    async ({ paragraphs = [], segments = [] }: Words, speaker: string | null) => {
      const { data } = await assign({ variables: { jobId, paragraphs, segments, speaker, baseVersion } });
      if (data)
        notifications.show({ title: 'Saved', message: 'The text and the captions name the other speaker now.' });
      return Boolean(data);
    },
    [assign, jobId, baseVersion],
  );
  const nameSpeaker = useCallback(
    async (speaker: string, to: string) => {
      const { data } = await name({ variables: { jobId, names: [{ speaker, name: to.trim() || null }] } });
      return Boolean(data);
    },
    [name, jobId],
  );
  const useVersion = useCallback((version: number) => use({ variables: { id: jobId, version } }), [use, jobId]);
  const refineAgain = useCallback(
    (replaceEdit: boolean) => again({ variables: { id: jobId, replaceEdit } }),
    [again, jobId],
  );
  return {
    saveParagraph,
    saveText,
    assignSpeaker,
    nameSpeaker,
    useVersion,
    refineAgain,
    saving: editing.loading || using.loading || naming.loading || assigning.loading || writing.loading,
    refining: refining.loading,
  };
}
