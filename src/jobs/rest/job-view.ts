import type { readEvents, readProgress } from '../reading/job-detail-store.js';
import type { JobBranding } from '../record/job-branding.js';
import { type JobRecord, shownColumns } from '../record/job-record.js';
import type { WaitingFor } from '../record/waiting-for.js';
import type { JobAnswer, JobDetailAnswer, ListedJobAnswer, WaitingForAnswer } from './job-answers.js';

type EventRow = Awaited<ReturnType<typeof readEvents>>[number];
type ProgressRow = NonNullable<Awaited<ReturnType<typeof readProgress>>>;

/** The response for one job. */
interface JobDetail {
  readonly job: JobRecord;
  readonly branding: JobBranding;
  readonly events: readonly EventRow[];
  readonly progress: ProgressRow | null;
}

/** A job as REST shows it: the columns of studio_jobs under their own names. */
export function jobView(job: JobRecord, { brand, brandBible }: JobBranding): JobAnswer {
  return { ...shownColumns(job), brand, brand_bible: brandBible };
}

/** The same with what it waits for. */
export function listedJobView(job: JobRecord, branding: JobBranding, waiting: WaitingFor | null): ListedJobAnswer {
  return { ...jobView(job, branding), waiting_for: waiting === null ? null : waitingView(waiting) };
}

function waitingView({ what, since, nextTry, turnsBefore, reason }: WaitingFor): WaitingForAnswer {
  return {
    what,
    since: since.toISOString(),
    next_try: nextTry?.toISOString() ?? null,
    turns_before: turnsBefore,
    reason,
  };
}

/** The same with its timeline and, while a stage runs, its progress. */
export function jobDetailView(
  { job, branding, events, progress }: JobDetail,
  waiting: WaitingFor | null,
): JobDetailAnswer {
  const current = progress !== null && progress.stage === job.status && progress.attempt === job.attempt;
  return {
    ...listedJobView(job, branding, waiting),
    progress: current
      ? {
          stage: progress.stage,
          percent: progress.percent,
          note: progress.note,
          seconds_left: progress.seconds_left,
          chunks_done: progress.chunks_done,
          chunks_total: progress.chunks_total,
        }
      : null,
    events: events.map((event) => ({
      number: event.number,
      from_status: event.from_status,
      to_status: event.to_status,
      reason: event.reason,
      attempt: event.attempt,
      at: event.at.toISOString(),
    })),
  };
}
