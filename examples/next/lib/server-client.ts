import { StudioJobsClient } from '@evolution-studios/client';
import { createClient } from '@supabase/supabase-js';

/** For route handlers: the service key, which never reaches a browser. */
export function serverJobs(): StudioJobsClient {
  const url = process.env.NEXT_PUBLIC_SUPABASE_URL as string;
  const key = process.env.SUPABASE_SERVICE_ROLE_KEY as string;
  return new StudioJobsClient(createClient(url, key, { auth: { persistSession: false } }));
}
