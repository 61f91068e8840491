import { type Database, StudioJobsClient } from '@evolution-studios/client';
import { createClient } from '@supabase/supabase-js';

const supabase = createClient<Database>(import.meta.env.VITE_SUPABASE_URL, import.meta.env.VITE_SUPABASE_ANON_KEY);
const jobs = new StudioJobsClient(supabase, { engineUrl: import.meta.env.VITE_ENGINE_URL });

function element<Kind extends HTMLElement>(id: string): Kind {
  return document.getElementById(id) as Kind;
}

element<HTMLFormElement>('sign-in').addEventListener('submit', async (event) => {
  event.preventDefault();
  const form = new FormData(event.target as HTMLFormElement);
  const credentials = { email: String(form.get('email')), password: String(form.get('password')) };
  const { error } = await supabase.auth.signInWithPassword(credentials);
  element('text').textContent = error === null ? 'Choose a recording.' : error.message;
});

element<HTMLInputElement>('file').addEventListener('change', async (event) => {
  const file = (event.target as HTMLInputElement).files?.[0];
  const { data } = await supabase.auth.getUser();
  if (file === undefined || data.user === null) return;
  const { path } = await jobs.uploadRecording(file, {
    userId: data.user.id,
    onProgress: ({ sent, total }) => {
      element<HTMLProgressElement>('progress').value = (sent / total) * 100;
    },
  });
  const { job_id: jobId } = await jobs.createJob(data.user.id, path);
  jobs.onStatusChange(jobId, ({ status, job }) => {
    element('statuses').append(Object.assign(document.createElement('li'), { textContent: status }));
    element('text').textContent = job.refined_text ?? job.error_details?.message ?? '';
  });
});
