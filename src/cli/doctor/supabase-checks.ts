import type { SupabaseSettings } from '../../platform/environment/environment.js';
import { keyProbe, REFUSED_KEY, refusesKey } from '../../supabase/publishable-key.js';
import { bucketFault, isMissingBucket, PAUSED, PAUSED_PROJECT } from '../../supabase/storage-fault.js';
import { createServiceClient } from '../../supabase/supabase-client.js';
import { reasonOf, send } from '../engine/send.js';
import { skewFinding } from './clock-check.js';
import { type Finding, fail, failWith, ok, warn } from './finding.js';

/** Supabase Auth and its keys: whether the project answers, takes the publishable key, and can have its users' tokens verified. */
export async function checkAuth({ url, publishableKey, jwtSecret }: SupabaseSettings): Promise<readonly Finding[]> {
  const before = Date.now();
  const probe = keyProbe({ url, publishableKey });
  let answer: Response;
  try {
    answer = await send(probe.url, { headers: probe.headers });
  } catch (error) {
    const reason = reasonOf((error as Error).cause);
    const cure = 'Check SUPABASE_URL. A paused project is resumed in the dashboard.';
    return [fail('supabase', `Nothing answers at SUPABASE_URL (${reason}).`, cure)];
  }
  const after = Date.now();
  await answer.body?.cancel();
  if (refusesKey(answer)) return [fail('publishable key', REFUSED_KEY.message, REFUSED_KEY.cure)];
  if (!answer.ok) {
    const paused = answer.status === PAUSED;
    const cure = paused ? PAUSED_PROJECT : 'Check SUPABASE_URL, and the state of the project in the dashboard.';
    return [fail('supabase', `Supabase Auth answers with status ${answer.status}.`, cure)];
  }
  const date = Date.parse(answer.headers.get('date') ?? '');
  const clock = Number.isNaN(date) ? [] : [skewFinding('clock of Supabase', date + 500 - (before + after) / 2)];
  return [
    ok('supabase', 'Supabase Auth answers and accepts the publishable key.'),
    ...clock,
    await tokenFinding(url, jwtSecret),
  ];
}

async function tokenFinding(url: string, jwtSecret: string | null): Promise<Finding> {
  const keys = await send(`${url}/auth/v1/.well-known/jwks.json`)
    .then((answer) => answer.json() as Promise<{ keys?: readonly unknown[] }>)
    .catch(() => ({ keys: [] }));
  if ((keys.keys ?? []).length > 0 || jwtSecret !== null) return ok('tokens', "Users' access tokens can be verified.");
  return fail(
    'tokens',
    "The project publishes no signing keys, so users' access tokens cannot be verified.",
    'Set SUPABASE_JWT_SECRET to the JWT secret of the project: Project Settings → JWT Keys → Legacy JWT secret.',
  );
}

/** What was found of the audio bucket; `missing`: it can be made. */
export interface BucketState {
  readonly findings: readonly Finding[];
  readonly missing: boolean;
}

export async function checkBucket(supabase: SupabaseSettings): Promise<BucketState> {
  const bucket = supabase.audioBucket;
  const { data, error } = await createServiceClient(supabase).storage.getBucket(bucket);
  if (error !== null) {
    const missing = isMissingBucket(error);
    const found = failWith('bucket', bucketFault(error, bucket).message);
    return {
      findings: [missing ? { ...found, cure: `${found.cure} "studio doctor --fix" creates it.` } : found],
      missing,
    };
  }
  if (data.public) {
    const cure = 'Make it private: Storage → the bucket → Edit.';
    return {
      findings: [warn('bucket', `The bucket "${bucket}" is public: everybody can read its recordings.`, cure)],
      missing: false,
    };
  }
  return {
    findings: [ok('bucket', `The private bucket "${bucket}" exists, and the secret key can read it.`)],
    missing: false,
  };
}
