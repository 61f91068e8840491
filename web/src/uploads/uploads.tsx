import { useApolloClient } from '@apollo/client/react';
import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react';
import { isLost } from '../api/client.js';
import { useReconnections } from '../api/connection.js';
import { sentenceFor } from '../api/fault-sentence.js';
import { useParts } from '../parts-context.js';
import type { Account } from '../session/session.js';
import { CreateRecordingDocument } from './operations.js';
import { sendInParts } from './send-in-parts.js';
import { sendPlain } from './send-plain.js';
import { PART_BYTES, type StorageTarget, takesParts } from './storage-target.js';
import { UploadLost } from './upload-lost.js';
import { type Upload, UploadQueue, type UploadSteps } from './upload-queue.js';

const QueueContext = createContext<UploadQueue | null>(null);

interface ProviderProps {
  readonly account: Account;
  readonly children: ReactNode;
}

/** Keeps the uploads of one account while its pages change, and asks before the tab closes on one that runs. */
export function UploadsProvider({ account, children }: ProviderProps) {
  const { settings, supabase } = useParts();
  const apollo = useApolloClient();
  const queue = useMemo(() => {
    const target: StorageTarget = {
      url: settings.supabaseUrl,
      bucket: settings.audioBucket,
      publishableKey: settings.publishableKey,
      token: async () => (await supabase.auth.getSession()).data.session?.access_token ?? '',
    };
    const submit: UploadSteps['submit'] = async ({ id, options }, path) => {
      const input = { supabaseFileId: path, userId: account.id, jobId: id, ...options };
      const { data } = await apollo.mutate({ mutation: CreateRecordingDocument, variables: { input } });
      return data?.createJob.jobId ?? id;
    };
    return new UploadQueue(account.id, {
      send: sender(target),
      submit,
      explain: sentenceFor,
      isLost: (error) => error instanceof UploadLost || isLost(error),
      newId: () => crypto.randomUUID(),
    });
  }, [settings, supabase, apollo, account.id]);
  useEffect(() => {
    const ask = (event: BeforeUnloadEvent) => {
      if (queue.busy) event.preventDefault();
    };
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [queue]);
  const reconnections = useReconnections();
  useEffect(() => {
    if (reconnections > 0) queue.resume();
  }, [queue, reconnections]);
  return <QueueContext value={queue}>{children}</QueueContext>;
}

/** The queue and what is in it. @throws Error outside of an UploadsProvider */
export function useUploads(): { readonly queue: UploadQueue; readonly uploads: readonly Upload[] } {
  const queue = useContext(QueueContext);
  if (queue === null) throw new Error('useUploads needs an UploadsProvider around it');
  const uploads = useSyncExternalStore(queue.subscribe, () => queue.all);
  return { queue, uploads };
}

/** Large files in parts where the server takes parts, all others in one request. */
function sender(target: StorageTarget): UploadSteps['send'] {
  let parts: Promise<boolean> | null = null;
  return async ({ file }, path, onProgress, signal) => {
    parts ??= file.size > PART_BYTES ? takesParts(target) : null;
    const inParts = file.size > PART_BYTES && (await parts) === true;
    await (inParts ? sendInParts : sendPlain)(target, path, file, onProgress, signal);
  };
}
