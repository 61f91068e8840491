import { type Database, StudioJobsClient } from '@evolution-studios/client';
import { createClient } from '@supabase/supabase-js';

/** For components: the signed-in user's own jobs. */
export const supabase = createClient<Database>(
  process.env.NEXT_PUBLIC_SUPABASE_URL as string,
  process.env.NEXT_PUBLIC_SUPABASE_ANON_KEY as string,
);

export const jobs = new StudioJobsClient(supabase, { engineUrl: process.env.NEXT_PUBLIC_ENGINE_URL });
