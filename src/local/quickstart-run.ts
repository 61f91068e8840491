import type { Environment, SupabaseSettings } from '../platform/environment/environment.js';
import { Fault } from '../platform/fault.js';
import { EngineClient, type JobView } from './engine-client.js';
import { followJob } from './follow-job.js';
import type { LocalDescription } from './local-project.js';
import type { QuickstartOptions } from './quickstart-options.js';
import { textsOf } from './quickstart-screens.js';
import { type EarlierSample, submitSample } from './sample-job.js';
import type { Screen } from './screen.js';

/** What a run of the sample needs. */
export interface SampleRun {
  readonly environment: Environment;
  readonly description: LocalDescription;
  readonly options: QuickstartOptions;
  readonly earlier: EarlierSample | null;
  readonly screen: Screen;
  readonly signal: AbortSignal;
}

/**
 * Takes the sample to COMPLETE and shows its texts: shows the one an earlier run completed, follows one it left unfinished,
 * or submits it anew.
 * @throws Fault with the reason when it does not become COMPLETE.
 */
export async function runSample(run: SampleRun): Promise<void> {
  const { environment, description, options, earlier, screen, signal } = run;
  const engine = new EngineClient(description.engineUrl, description.secretKey);
  let job: JobView;
  if (earlier?.status === 'COMPLETE' && !options.again) {
    job = await engine.job(earlier.jobId);
    screen.line('The sample was completed by an earlier run; "npm run quickstart -- --again" runs it again.');
  } else if (earlier !== null && earlier.status !== 'FAILED' && !options.again) {
    screen.line('The sample of the earlier run goes on where it was:');
    job = await followJob(engine, earlier.jobId, screen, signal);
  } else {
    const supabase = environment.supabase as SupabaseSettings;
    const id = await submitSample(engine, supabase, description.user.id, (earlier?.number ?? 0) + 1);
    screen.line('A recording of 42 seconds goes through the pipeline:');
    job = await followJob(engine, id, screen, signal);
  }
  if (job.status !== 'COMPLETE') {
    const { code = 'INTERNAL', message = 'no reason was given' } = job.error_details ?? {};
    throw new Fault('UNAVAILABLE', `The sample ended ${job.status} (${code}): ${message}`);
  }
  for (const line of textsOf(job, screen.width)) screen.line(line);
}
