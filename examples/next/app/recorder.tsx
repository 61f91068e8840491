'use client';

import type { StudioJob } from '@evolution-studios/client';
import { type ChangeEvent, useEffect, useState } from 'react';
import { jobs, supabase } from '../lib/browser-client';

/** Uploads a recording of the signed-in user, and shows its job until the text is there. */
export function Recorder() {
  const [percent, setPercent] = useState(0);
  const [job, setJob] = useState<StudioJob | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const jobId = job?.job_id;

  useEffect(() => {
    if (jobId === undefined) return;
    const subscription = jobs.onStatusChange(jobId, (change) => setJob({ ...change.job, status: change.status }));
    return () => subscription.stop();
  }, [jobId]);

  async function submit(event: ChangeEvent<HTMLInputElement>) {
    const file = event.target.files?.[0];
    const { data } = await supabase.auth.getUser();
    if (file === undefined || data.user === null) return;
    try {
      const { path } = await jobs.uploadRecording(file, {
        userId: data.user.id,
        onProgress: ({ sent, total }) => setPercent(Math.round((sent / total) * 100)),
      });
      setJob(await jobs.createJob(data.user.id, path));
    } catch (error) {
      setProblem((error as Error).message);
    }
  }

  return (
    <section>
      <input type="file" accept="audio/*" onChange={submit} />
      <progress max={100} value={percent} />
      {job === null ? null : <p>{job.status}</p>}
      {job?.refined_text ? <article>{job.refined_text}</article> : null}
      {problem === null ? null : <p role="alert">{problem}</p>}
    </section>
  );
}
