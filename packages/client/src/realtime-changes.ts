import type { StudioJob } from './row-types.js';
import type { Sink, Source, Watch } from './status-changes.js';

/** A project without Realtime answers nothing, or with an error. Milliseconds. */
const JOIN_LIMIT_MS = 5_000;

interface Change {
  readonly new: Partial<StudioJob>;
}

/** Changes of the row over Supabase Realtime. What a reconnection missed is read. */
export const realtimeChanges: Source = (watch, sink) =>
  new Promise((resolve) => {
    const { supabase } = watch.client;
    const channel = supabase.channel(`studio_jobs:${watch.jobId}:${Math.random().toString(36).slice(2)}`);
    const leave = () => void supabase.removeChannel(channel);
    const limit = setTimeout(() => resolve(false), JOIN_LIMIT_MS);
    sink.signal.addEventListener('abort', leave, { once: true });
    let joined = false;
    channel
      .on(
        'postgres_changes',
        { event: 'UPDATE', schema: 'public', table: 'studio_jobs', filter: `job_id=eq.${watch.jobId}` },
        (change: Change) => handOn(change, watch, sink),
      )
      .subscribe((state: string) => {
        if (state === 'SUBSCRIBED') {
          clearTimeout(limit);
          joined = true;
          void sink.look();
          resolve(true);
        } else if (!sink.signal.aborted && state !== 'CLOSED') {
          clearTimeout(limit);
          if (joined) sink.lost();
          else resolve(false);
        }
      });
  });

/** Realtime leaves long columns out of a change: the row is read then. */
function handOn({ new: row }: Change, watch: Watch, sink: Sink): void {
  if (row.job_id !== watch.jobId || row.status === undefined) return;
  const whole = 'refined_text' in row && 'raw_transcript' in row && 'error_details' in row;
  sink.moved(row.status, whole ? (row as StudioJob) : undefined);
}
