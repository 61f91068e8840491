import type { CallerSessions } from '../caller-sessions.js';
import type { FrontCaller } from '../front-callers.js';

/** Why an object may not be uploaded. */
export interface UploadRefusal {
  readonly status: number;
  readonly error: string;
  readonly message: string;
}

/** Names that lead out of the bucket's folder, or that no URL can carry. */
const UNSAFE_NAME = /(^|\/)(\.{0,2})(\/|$)|[\\\p{Cc}]/u;
const LONGEST_NAME = 1_024;

const INVALID_NAME: UploadRefusal = {
  status: 400,
  error: 'InvalidKey',
  message: 'The name of the object is not valid.',
};
const REFUSALS: Readonly<Record<string, UploadRefusal>> = {
  '42501': { status: 403, error: 'Unauthorized', message: 'new row violates row-level security policy' },
  '23503': { status: 404, error: 'Bucket not found', message: 'Bucket not found' },
  '23505': { status: 409, error: 'Duplicate', message: 'The resource already exists' },
};

/** Thrown so that the transaction of the check rolls back. */
class Allowed extends Error {}

/**
 * Tries the upload's row as the caller and takes it back: the policies of `storage.objects` decide before a byte is sent.
 * @returns null when it may be uploaded
 */
export async function uploadRefusal(
  sessions: CallerSessions,
  caller: FrontCaller,
  { bucket, name, upsert }: { readonly bucket: string; readonly name: string; readonly upsert: boolean },
): Promise<UploadRefusal | null> {
  if (UNSAFE_NAME.test(name) || name.length > LONGEST_NAME) {
    return INVALID_NAME;
  }
  try {
    await sessions.as(caller, async (client) => {
      await client.query(
        `insert into storage.objects (id, bucket_id, name, owner, owner_id) values (gen_random_uuid(), $1, $2, $3::text::uuid, $3)`,
        [bucket, name, caller.claims.sub ?? null],
      );
      throw new Allowed();
    });
  } catch (error) {
    if (error instanceof Allowed) return null;
    const { code = '' } = error as { code?: string };
    if (code === '23505' && upsert) return null;
    const known = code.startsWith('22') ? INVALID_NAME : REFUSALS[code];
    if (known !== undefined) return known;
    throw error;
  }
  return null;
}
