import type { Client } from 'pg';

/**
 * Makes the private audio bucket and lets a signed-in user upload to, replace, read and list the folder that is named by their own id,
 * and nothing else. Repeating it changes nothing.
 */
export async function prepareLocalStorage(client: Client, bucket: string): Promise<void> {
  await client.query(
    'insert into storage.buckets (id, name, public) values ($1, $1, false) on conflict (id) do update set public = false',
    [bucket],
  );
  // A policy cannot have parameters, so the bucket's name is a quoted literal.
  const own = `bucket_id = ${client.escapeLiteral(bucket)} and (storage.foldername(name))[1] = (select auth.uid())::text`;
  await client.query(`begin;
    drop policy if exists own_folder_insert on storage.objects;
    drop policy if exists own_folder_select on storage.objects;
    drop policy if exists own_folder_update on storage.objects;
    create policy own_folder_insert on storage.objects for insert to authenticated with check (${own});
    create policy own_folder_select on storage.objects for select to authenticated using (${own});
    create policy own_folder_update on storage.objects for update to authenticated using (${own}) with check (${own});
    commit`);
}
