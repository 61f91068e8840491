import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createClient } from '@supabase/supabase-js';
import type pg from 'pg';
import type { LocalKeys } from '../../local/project/local-keys.js';
import type { LocalDescription } from '../../local/project/local-project.js';
import { bucketProblem, openBucketProblem } from '../../monitoring/health/table-access.js';
import { type Environment, withLocalProject } from '../../platform/environment/environment.js';
import { EnvironmentError } from '../../platform/environment/environment-error.js';
import { readEnvironment } from '../../platform/environment/read-environment.js';
import {
  knowsBucket,
  makeBucketPolicies,
  missingBucketPolicies,
  OTHER_PROJECT,
} from '../../supabase/bucket-policies-store.js';
import { send } from '../engine/send.js';
import { checkDatabase } from './database-checks.js';
import { type Finding, fail, failWith, ok, warn } from './finding.js';
import { checkAddress, checkDisk } from './machine-checks.js';
import { checkProviders } from './provider-checks.js';
import { checkTraces, webhookFindings } from './receiver-checks.js';
import { checkAuth, checkBucket } from './supabase-checks.js';

/**
 * Looks at everything that an engine with these settings needs, and says of each whether it is well and what to do.
 * @param fix makes the bucket and its policies where they are missing, and nothing else
 */
export async function runDoctor(source: NodeJS.ProcessEnv, fix: boolean): Promise<readonly Finding[]> {
  let settings: Environment;
  try {
    settings = readEnvironment(source);
  } catch (error) {
    // Nothing else can be looked at with settings that do not hold.
    if (error instanceof EnvironmentError) return error.problems.map((problem) => failWith('settings', problem));
    throw error;
  }
  const machine = Promise.all([
    checkProviders(settings),
    checkTraces(settings),
    checkDisk(settings),
    checkAddress(settings),
  ]);
  const project = settings.localMode ? await runningLocalMode(settings) : settings;
  const first = project === null ? localModeRests(settings) : settingsFinding(settings);
  const [services, others] = await Promise.all([project === null ? [] : projectFindings(project, fix), machine]);
  return [first, ...settings.warnings.map((text) => warn('settings', text, null)), ...services, ...others.flat()];
}

function settingsFinding({ localMode, dataDir }: Environment): Finding {
  return ok(
    'settings',
    localMode
      ? `The settings are valid. Local mode runs in ${dataDir}.`
      : 'The settings are valid. They name a Supabase project.',
  );
}

function localModeRests({ dataDir }: Environment): Finding {
  const cure = `For a hosted project set SUPABASE_URL ("studio init" asks for all of it); for local mode run "npm run quickstart".`;
  return warn('settings', `SUPABASE_URL is not set, so this is local mode, and it does not run in ${dataDir}.`, cure);
}

/** The settings filled in from what the running local mode wrote; null if none runs. */
async function runningLocalMode(settings: Environment): Promise<Environment | null> {
  try {
    const local = JSON.parse(await readFile(join(settings.dataDir, 'local.json'), 'utf8')) as LocalDescription;
    const { supabaseUrl: url, publishableKey, secretKey, databaseUrl } = local;
    const { jwtSecret } = JSON.parse(await readFile(join(settings.dataDir, 'keys.json'), 'utf8')) as LocalKeys;
    const supabase = {
      url,
      publishableKey,
      secretKey,
      jwtSecret,
      audioBucket: settings.audioBucket,
    };
    // The file stays when local mode stops.
    await (await send(`${url}/auth/v1/settings`, { headers: { apikey: publishableKey } })).body?.cancel();
    return withLocalProject(settings, { databaseUrl, supabase });
  } catch {
    return null;
  }
}

async function projectFindings(
  { supabase, databaseUrl, databasePoolSize }: Environment,
  fix: boolean,
): Promise<Finding[]> {
  if (supabase === null || databaseUrl === null) return [];
  const [auth, bucket] = await Promise.all([checkAuth(supabase), checkBucket(supabase)]);
  const made = fix && bucket.missing ? await makeBucket(supabase) : bucket.findings;
  const policies = async (client: pg.Client) => [
    ...(bucket.missing ? [] : await projectOfBucketFindings(client, supabase.audioBucket)),
    ...(await policyFindings(client, supabase.audioBucket, fix)),
    ...(await webhookFindings(client)),
  ];
  return [...auth, ...(await checkDatabase(databaseUrl, databasePoolSize, policies)), ...made];
}

async function makeBucket({
  url,
  secretKey,
  audioBucket,
}: NonNullable<Environment['supabase']>): Promise<readonly Finding[]> {
  const client = createClient(url, secretKey, { auth: { persistSession: false, autoRefreshToken: false } });
  const { error } = await client.storage.createBucket(audioBucket, { public: false });
  if (error === null) return [ok('bucket', `Created the private bucket "${audioBucket}".`)];
  const cure = `Create it in the dashboard: Storage → New bucket, named ${audioBucket}, private.`;
  return [fail('bucket', `The bucket "${audioBucket}" could not be created: ${error.message}.`, cure)];
}

/** Whether DATABASE_URL leads to the project whose Storage answered that it has the bucket. */
async function projectOfBucketFindings(client: pg.Client, bucket: string): Promise<readonly Finding[]> {
  if ((await knowsBucket(client, bucket)) === false) return [failWith('project', OTHER_PROJECT)];
  const open = await openBucketProblem(client, bucket);
  return open === null ? [] : [fail('bucket policies', open.message, open.cure)];
}

async function policyFindings(client: pg.Client, bucket: string, fix: boolean): Promise<readonly Finding[]> {
  const missing = await missingBucketPolicies(client, bucket);
  if (missing === null) {
    return [
      warn(
        'bucket policies',
        'The database has no table storage.objects, so policies of the bucket cannot be read.',
        null,
      ),
    ];
  }
  const problem = bucketProblem(missing, bucket);
  if (problem === null) return [ok('bucket policies', 'Signed-in users may upload to their own folder.')];
  if (!fix) {
    const cure = `"studio doctor --fix" creates the policies. Or: ${problem.cure}`;
    return [warn('bucket policies', problem.message, cure)];
  }
  try {
    await makeBucketPolicies(client, missing, bucket);
    return [
      ok(
        'bucket policies',
        `Created the policies that let signed-in users ${missing.join(', ')} recordings of their own folder.`,
      ),
    ];
  } catch (error) {
    return [fail('bucket policies', `The policies could not be created: ${(error as Error).message}.`, problem.cure)];
  }
}
