import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { Fault } from '../../platform/fault.js';
import { httpFaultOf } from '../../platform/http/http-fault.js';
import { LOGGER, type Logger } from '../../platform/logging/logger.js';
import type { NewJob } from '../lifecycle/job-request-store.js';
import { BackPressure } from './back-pressure.js';
import { type Alongside, type Intake, IntakeWriter } from './intake-writer.js';
import type { Submission } from './submission.js';
import { SubmissionReader } from './submission-reader.js';

/** The most jobs of one request. */
export const MOST_JOBS = 100;

/** Takes in up to 100 jobs together. It stores the valid jobs as one set and answers for each job separately. */
@Injectable()
export class BatchIntake {
  constructor(
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(BackPressure) private readonly pressure: BackPressure,
    @Inject(IntakeWriter) private readonly writer: IntakeWriter,
    @Inject(LOGGER) private readonly log: Logger,
  ) {}

  /**
   * @param entries the submissions, or the fault of an entry that is invalid already
   * @returns for each entry, in order, what JobIntake.submit would return or throw for it
   * @throws Fault UNAVAILABLE or INTERNAL if no job was stored and the fault is not the caller's
   */
  async submit(
    caller: Caller,
    entries: readonly (Submission | Fault)[],
    alongside?: Alongside,
  ): Promise<readonly (Intake | Fault)[]> {
    this.pressure.requireCapacity();
    const jobs: (NewJob | Fault)[] = [];
    // Sequential: a batch holds one connection at a time, as one request does.
    for (const entry of entries) {
      jobs.push(entry instanceof Fault ? entry : await this.outcome(() => this.reader.read(caller, entry)));
    }
    const valid = jobs.filter((job): job is NewJob => !(job instanceof Fault));
    const refused = await this.refused(valid);
    const accepted = valid.filter((job) => !refused.has(job));
    const inserts = this.writer.insert(caller, accepted, alongside);
    const rows = await Promise.all(inserts.map((inserted) => this.outcome(() => inserted)));
    const stored = new Map(accepted.map((job, index) => [job, rows[index] ?? null]));
    const answers: (Intake | Fault)[] = [];
    for (const job of jobs) {
      const row = job instanceof Fault ? job : (stored.get(job) ?? null);
      if (row instanceof Fault) answers.push(row);
      else if (row !== null) answers.push({ job: row, created: true });
      else answers.push(await this.outcome(() => this.writer.known(job as NewJob, refused.get(job as NewJob))));
    }
    return passOrThrow(answers);
  }

  /** The jobs that exceed their user's backlog. A job that exists already needs no room, so a client can send a batch again. */
  private async refused(jobs: readonly NewJob[]): Promise<ReadonlyMap<NewJob, Fault>> {
    const refused = new Map<NewJob, Fault>();
    for (const [userId, wanting] of byUser(jobs)) {
      let room = await this.pressure.roomFor(userId, wanting.length);
      if (room >= wanting.length) continue;
      for (const job of wanting) {
        if ((await this.writer.earlier(job)) !== null) continue;
        if (room <= 0) refused.set(job, this.pressure.fullBacklog());
        room -= 1;
      }
    }
    return refused;
  }

  private async outcome<Value>(work: () => Promise<Value>): Promise<Value | Fault> {
    try {
      return await work();
    } catch (error) {
      const { fault } = httpFaultOf(error);
      if (fault.code === 'INTERNAL')
        this.log.error('A job of a batch was not accepted because of an error.', { error });
      return fault;
    }
  }
}

function byUser(jobs: readonly NewJob[]): ReadonlyMap<string, readonly NewJob[]> {
  const users = new Map<string, NewJob[]>();
  for (const job of jobs) {
    const known = users.get(job.userId);
    if (known === undefined) users.set(job.userId, [job]);
    else known.push(job);
  }
  return users;
}

function passOrThrow(answers: readonly (Intake | Fault)[]): readonly (Intake | Fault)[] {
  if (answers.some((answer) => !(answer instanceof Fault))) return answers;
  const ours = answers.find((answer) => answer instanceof Fault && answer.httpStatus >= 500);
  if (ours !== undefined) throw ours;
  return answers;
}
