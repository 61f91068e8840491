import type { Client } from 'pg';
import { BUCKET_COMMANDS, makeBucketPolicies } from '../../supabase/bucket-policies-store.js';

/**
 * Makes the private audio bucket and lets a signed-in user upload to, replace, read and list the folder that is named by their own id,
 * and nothing else. Repeating it changes nothing.
 */
export async function prepareLocalStorage(client: Client, bucket: string): Promise<void> {
  await client.query(
    'insert into storage.buckets (id, name, public) values ($1, $1, false) on conflict (id) do update set public = false',
    [bucket],
  );
  await makeBucketPolicies(client, BUCKET_COMMANDS, bucket);
}
