import type { Client } from 'pg';

/**
 * Makes the publication that Supabase Realtime reads, and adds the table of jobs to it, where either is missing. Migration 001 adds the
 * table only to a publication that exists when it runs.
 */
export async function preparePublication(client: Client): Promise<void> {
  await client.query(`do $$ begin
    if not exists (select from pg_publication where pubname = 'supabase_realtime') then
      create publication supabase_realtime;
    end if;
    if not exists (select from pg_publication_tables
        where pubname = 'supabase_realtime' and schemaname = 'public' and tablename = 'studio_jobs') then
      alter publication supabase_realtime add table public.studio_jobs;
    end if;
  end $$`);
}
