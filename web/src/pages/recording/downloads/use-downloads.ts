import { notifications } from '@mantine/notifications';
import { useCallback } from 'react';
import { sentenceFor } from '../../../api/fault-sentence.js';
import { recordingName } from '../../../parts/recording-name.js';
import { useSession } from '../../../session/session.js';
import type { RecordingJob } from '../use-recording.js';
import { baseName } from './base-name.js';
import { markdown, plainText, save } from './files.js';
import { wordFile } from './word-file.js';

export type Download = 'txt' | 'md' | 'docx' | 'srt' | 'vtt' | 'copy';

/** Saves or copies the text and the captions of a recording. */
export function useDownloads(job: RecordingJob): (what: Download) => Promise<void> {
  const { supabase } = useSession();
  return useCallback(
    async (what) => {
      const name = recordingName(job);
      const text = job.refinedText ?? '';
      const captions = async (kind: 'srt' | 'vtt') => {
        const token = (await supabase.auth.getSession()).data.session?.access_token;
        const answer = await fetch(`/v1/jobs/${job.jobId}/transcript.${kind}`, {
          headers: { authorization: `Bearer ${token}` },
        });
        if (!answer.ok)
          throw new Error(((await answer.json()) as { detail?: string }).detail ?? `Answer ${answer.status}.`);
        save(`${baseName(name)}.${kind}`, await answer.blob());
      };
      try {
        if (what === 'srt' || what === 'vtt') await captions(what);
        else if (what === 'docx') await wordFile(name, text).then((file) => save(file.name, file.content));
        else if (what === 'copy') await copy(text);
        else {
          const file = (what === 'txt' ? plainText : markdown)(name, text);
          save(file.name, new Blob([file.text], { type: file.type }));
        }
      } catch (error) {
        notifications.show({ color: 'red', title: 'That could not be saved', message: sentenceFor(error) });
      }
    },
    [job, supabase],
  );
}

async function copy(text: string): Promise<void> {
  await navigator.clipboard.writeText(text);
  notifications.show({ title: 'Copied', message: 'The text is on the clipboard.', autoClose: 2_000 });
}
