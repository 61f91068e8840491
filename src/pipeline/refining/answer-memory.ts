import { createHash } from 'node:crypto';
import { storableJson } from '../../jobs/record/storable-text.js';
import { numbered, type ProviderUsage } from '../../jobs/results/provider-usage.js';
import type { Logger } from '../../platform/logging/logger.js';
import type { Database } from '../../platform/postgres/database.js';
import type { HeldJob } from '../stages/held-job.js';
import { offerResult } from '../stages/offer-result.js';
import { readAnswer, storeAnswer } from './refining-store.js';

/** Who asks, and what decides the answer beside the model. */
export interface RememberedRequest {
  /** The job's claim; absent: nothing is remembered. */
  readonly claim?: HeldJob;
  readonly signal: AbortSignal;
  /** Plain values; the same request gives the same answer. */
  readonly request: readonly unknown[];
}

/** An answer that was paid for. */
interface PaidAnswer {
  readonly usage: ProviderUsage;
}

/** Keeps each answer that was paid for until the job's text is settled: a stage that is run again asks only for what is missing. */
export class AnswerMemory {
  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /**
   * The stored answer to this very request of the job, from any claim; otherwise the answer of `ask`, which is stored.
   * @param useless an answer that is requested again
   * @throws what `ask` throws; Fault INTERNAL when a newer claim holds the job
   */
  async through<Answer extends PaidAnswer>(
    { claim, signal, request }: RememberedRequest,
    ask: () => Promise<Answer>,
    useless: (known: Answer) => boolean = () => false,
  ): Promise<Answer> {
    if (claim === undefined) return ask();
    const hash = createHash('sha256').update(JSON.stringify(request)).digest('hex');
    const known = (await readAnswer(this.database, claim.jobId, hash)) as Answer | null;
    if (known !== null && !useless(known)) {
      this.log.info('The stored answer of an earlier attempt is used.', { jobId: claim.jobId });
      return known;
    }
    const given = storableJson(await ask());
    const answer = { ...given, usage: numbered(given.usage) };
    await offerResult(() => storeAnswer(this.database, claim, hash, answer), { signal, log: this.log });
    return answer;
  }
}
