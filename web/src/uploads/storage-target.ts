/** Where files are sent, and with which credentials. */
export interface StorageTarget {
  /** Of the Supabase project. */
  readonly url: string;
  readonly bucket: string;
  readonly publishableKey: string;
  /** The caller's token, renewed where it has ended. */
  readonly token: () => Promise<string>;
}

/** Storage takes larger files in parts, so that a broken connection costs one part. */
export const PART_BYTES = 6 * 1024 * 1024;
const PROBE_LIMIT_MS = 5_000;

/** Where resumable uploads (TUS) go: a hosted project has a host of its own for them. */
export function resumableEndpoint(url: string): string {
  return `${url.replace(/^(https:\/\/[a-z0-9]+)\.supabase\.co$/, '$1.storage.supabase.co')}/storage/v1/upload/resumable`;
}

/** Whether the server speaks TUS; false where it cannot be found out. */
export async function takesParts({ url, publishableKey }: StorageTarget): Promise<boolean> {
  try {
    const answer = await fetch(resumableEndpoint(url), {
      method: 'OPTIONS',
      headers: { apikey: publishableKey },
      signal: AbortSignal.timeout(PROBE_LIMIT_MS),
    });
    return answer.ok && answer.headers.get('tus-version') !== null;
  } catch {
    return false;
  }
}
