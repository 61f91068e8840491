import type { SupabaseClient } from '@supabase/supabase-js';
import { objectPathOf } from './object-path.js';

/** Something an audio element can play. */
export interface AudioSource {
  readonly url: string;
  /** Gives back what the address holds in memory. */
  readonly release: () => void;
}

interface Place {
  readonly jobId: string;
  readonly rawAudioUrl: string;
  readonly supabase: SupabaseClient;
  readonly supabaseUrl: string;
  readonly bucket: string;
  /** Who asks: a user may read the own folder of the bucket. */
  readonly userId: string;
}

const SIGNED_SECONDS = 4 * 60 * 60;
const NOTHING_HELD = () => {};

/**
 * The recording by a signed address where Storage signs one for the caller, otherwise from the engine or Storage with the caller's token,
 * whole, into memory.
 * @throws Error with a sentence when nobody gives it to the caller
 */
export async function findAudio({
  jobId,
  rawAudioUrl,
  supabase,
  supabaseUrl,
  bucket,
  userId,
}: Place): Promise<AudioSource> {
  const path = objectPathOf(rawAudioUrl, bucket, supabaseUrl);
  const signed = path === null ? null : await supabase.storage.from(bucket).createSignedUrl(path, SIGNED_SECONDS);
  const url = signed?.data?.signedUrl;
  // A Storage that cannot sign answers without a token; supabase-js hands that on as an address.
  if (url !== undefined && /[?&]token=/.test(url)) return { url, release: NOTHING_HELD };
  const own = path?.startsWith(`${userId}/`) ? await fromStorage(supabase, bucket, path) : null;
  const held = own ?? (await fromEngine(jobId, supabase));
  if (held === null)
    throw new Error('The recording cannot be played: it was removed from Storage, or it belongs to another user.');
  const address = URL.createObjectURL(held);
  return { url: address, release: () => URL.revokeObjectURL(address) };
}

async function fromEngine(jobId: string, supabase: SupabaseClient): Promise<Blob | null> {
  const token = (await supabase.auth.getSession()).data.session?.access_token;
  const answer = await fetch(`/v1/jobs/${jobId}/audio`, { headers: { authorization: `Bearer ${token}` } });
  return answer.ok ? answer.blob() : null;
}

async function fromStorage(supabase: SupabaseClient, bucket: string, path: string): Promise<Blob | null> {
  const { data } = await supabase.storage.from(bucket).download(path);
  return data ?? null;
}
