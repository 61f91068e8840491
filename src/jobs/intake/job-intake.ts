import { Inject, Injectable } from '@nestjs/common';
import type { Caller } from '../../access/caller.js';
import { BackPressure } from './back-pressure.js';
import { type Alongside, type Intake, IntakeWriter } from './intake-writer.js';
import type { Submission } from './submission.js';
import { SubmissionReader } from './submission-reader.js';

/** Takes in a job: row, first event and delivery in one transaction. The same submission again returns the same job. */
@Injectable()
export class JobIntake {
  constructor(
    @Inject(SubmissionReader) private readonly reader: SubmissionReader,
    @Inject(BackPressure) private readonly pressure: BackPressure,
    @Inject(IntakeWriter) private readonly writer: IntakeWriter,
  ) {}

  /**
   * @throws Fault FORBIDDEN (another's user_id or file), BAD_REQUEST (a path that cannot be one), UNKNOWN_USER, UNKNOWN_BRAND,
   * CONFLICT (another job with this name has a different file or brand), RATE_LIMITED (the user's backlog is full), UNAVAILABLE (the database is
   * saturated or away)
   */
  async submit(caller: Caller, submission: Submission, alongside?: Alongside): Promise<Intake> {
    this.reader.requireOwn(caller, submission);
    this.pressure.requireCapacity();
    const job = await this.reader.read(caller, submission);
    const full = await this.pressure.backlogFault(job.userId);
    if (full !== null) return this.writer.known(job, full);
    const inserted = (await this.writer.insert(caller, [job], alongside)[0]) ?? null;
    return inserted === null ? this.writer.known(job) : { job: inserted, created: true };
  }
}
