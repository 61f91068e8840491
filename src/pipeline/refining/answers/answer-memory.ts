import { createHash } from 'node:crypto';
import { storableJson } from '../../../jobs/record/storable-text.js';
import { numbered } from '../../../jobs/results/provider-usage.js';
import type { Logger } from '../../../platform/logging/logger.js';
import type { Database } from '../../../platform/postgres/database.js';
import { offerResult } from '../../runner/offer-result.js';
import { type RefinerInput, type RefinerResult, SHORTEST_HALVED } from '../refiner.js';
import { readAnswer, storeAnswer } from './answer-store.js';

/** Keeps each answer that was paid for until the job's text is settled: a stage that is run again asks only for what is missing. */
export class AnswerMemory {
  constructor(
    private readonly database: Database,
    private readonly log: Logger,
  ) {}

  /**
   * The stored answer to this very request of the job, whoever gave it; otherwise what `ask` gives, stored. Without a claim
   * nothing is remembered.
   * @throws what `ask` throws; Fault INTERNAL when a newer claim holds the job
   */
  async through(input: RefinerInput, ask: () => Promise<RefinerResult>): Promise<RefinerResult> {
    const { claim, signal } = input;
    if (claim === undefined) return ask();
    const hash = hashOf(input);
    const known = await readAnswer(this.database, claim.jobId, hash);
    if (known !== null && !endedTheRun(input, known)) {
      this.log.info('an answer of an earlier attempt is used', { jobId: claim.jobId });
      return known;
    }
    const given = storableJson(await ask());
    const answer = { ...given, usage: numbered(given.usage) };
    await offerResult(() => storeAnswer(this.database, claim, hash, answer), { signal, log: this.log });
    return answer;
  }
}

/** A short part that the model did not finish failed the job: whoever retries it has changed something, and it is asked anew. */
function endedTheRun({ transcript, repair }: RefinerInput, known: RefinerResult): boolean {
  return known.finishReason === 'length' && repair === undefined && transcript.length < SHORTEST_HALVED;
}

/** Everything that decides an answer beside the model. */
function hashOf({ systemPrompt, transcript, before = '', repair }: RefinerInput): string {
  // As lists: a finding that was stored comes back with its fields in another order.
  const findings = repair?.findings.map(({ check, message, rawSpan, refinedSpan }) => [
    check,
    message,
    rawSpan,
    refinedSpan,
  ]);
  const request = [systemPrompt, transcript, before, repair?.text ?? null, findings ?? null];
  return createHash('sha256').update(JSON.stringify(request)).digest('hex');
}
