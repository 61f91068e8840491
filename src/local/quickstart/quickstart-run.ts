import type { Environment, SupabaseSettings } from '../../platform/environment/environment.js';
import { Fault } from '../../platform/fault.js';
import type { LocalDescription } from '../project/local-project.js';
import { EngineClient, type JobView } from './engine-client.js';
import { followJob } from './follow-job.js';
import type { QuickstartOptions } from './quickstart-options.js';
import { failureOf, textsOf } from './quickstart-screens.js';
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
 * Takes the sample to its end and shows its texts: shows the one an earlier run completed, follows one it left unfinished, or
 * submits it again. For a sample that FAILED it shows the failure, the texts that exist, and what to do.
 * @returns whether it is COMPLETE
 */
export async function runSample(run: SampleRun): Promise<boolean> {
  const { description, screen } = run;
  const engine = new EngineClient(description.engineUrl, description.secretKey);
  const job = await endOfSample(run, engine);
  if (job === null) return false;
  const complete = job.status === 'COMPLETE';
  const lines = complete
    ? textsOf(job, screen.width)
    : failureOf(job, await engine.failedJob(job.job_id), screen.width);
  for (const line of lines) screen.line(line);
  return complete;
}

/** The sample's job once it has ended; null if it makes no progress, which the screen then says. */
async function endOfSample(
  { environment, description, options, earlier, screen, signal }: SampleRun,
  engine: EngineClient,
): Promise<JobView | null> {
  if (earlier?.status === 'COMPLETE' && !options.again) {
    screen.line('The sample was completed by an earlier run; "npm run quickstart -- --again" runs it again.');
    return engine.job(earlier.jobId);
  }
  let id: string;
  if (earlier !== null && earlier.status !== 'FAILED' && !options.again) {
    screen.line('The sample of the earlier run continues:');
    id = earlier.jobId;
  } else {
    const supabase = environment.supabase as SupabaseSettings;
    id = await submitSample(engine, supabase, description.user.id, (earlier?.number ?? 0) + 1);
    screen.line('A recording of 42 seconds goes through the pipeline:');
  }
  try {
    return await followJob(engine, id, screen, signal);
  } catch (error) {
    if (!(error instanceof Fault) || error.code !== 'TIMED_OUT') throw error;
    screen.line(
      `${error.message} The job continues when the service that it waits for is available. ${environment.dataDir}/engine.log names it.`,
    );
    return null;
  }
}
