/**
 * The object's path in the audio bucket, from any spelling that a job may have: the path, the same with the bucket in front, or a public or
 * signed URL of the project. Null for audio that lies elsewhere.
 */
export function objectPathOf(rawAudioUrl: string, bucket: string, supabaseUrl: string): string | null {
  if (!/^https?:\/\//.test(rawAudioUrl)) {
    return rawAudioUrl.startsWith(`${bucket}/`) ? rawAudioUrl.slice(bucket.length + 1) : rawAudioUrl;
  }
  const url = new URL(rawAudioUrl);
  const inBucket = /^\/storage\/v1\/object\/(?:public\/|sign\/|authenticated\/)?([^/]+)\/(.+)$/.exec(url.pathname);
  if (url.origin !== new URL(supabaseUrl).origin || inBucket?.[1] !== bucket) return null;
  return decodeURIComponent(inBucket[2]!);
}
