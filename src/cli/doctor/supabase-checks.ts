import type { SupabaseSettings } from '../../platform/environment/environment.js';
import { bucketProblems } from '../../supabase/bucket-problems.js';
import { keyProbe, REFUSED_KEY, refusesKey } from '../../supabase/publishable-key.js';
import { bucketFault, isMissingBucket, PAUSED, PAUSED_PROJECT } from '../../supabase/storage-fault.js';
import { createServiceClient } from '../../supabase/supabase-client.js';
import { checkUserTokens } from '../../supabase/user-tokens.js';
import { reasonOf, send } from '../engine/send.js';
import { skewFinding } from './clock-check.js';
import { type Finding, fail, failWith, ok, warn } from './finding.js';

/** Longest wait for Supabase Auth, in milliseconds. */
const LIMIT_MS = 8_000;

/** Supabase Auth and its keys: whether the project answers, takes the publishable key, and can have its users' tokens verified. */
export async function checkAuth(supabase: SupabaseSettings): Promise<readonly Finding[]> {
  const before = Date.now();
  const probe = keyProbe(supabase);
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
    await tokenFinding(supabase),
  ];
}

async function tokenFinding(supabase: SupabaseSettings): Promise<Finding> {
  const state = await checkUserTokens(supabase, LIMIT_MS);
  return state === 'ok' ? ok('tokens', "Users' access tokens can be verified.") : failWith('tokens', state);
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
  const problems = bucketProblems(bucket, { public: data.public, mimeTypes: data.allowed_mime_types ?? null });
  const sound = ok('bucket', `The private bucket "${bucket}" exists, and the secret key can read it.`);
  return {
    findings: problems.length === 0 ? [sound] : problems.map(({ message, cure }) => warn('bucket', message, cure)),
    missing: false,
  };
}
