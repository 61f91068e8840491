import './platform/node-version.js';
import type { TextsToJudge } from './language/compare/judge.js';
import { directDesk } from './language/thread/text-desk.js';
import { answerLines } from './pipeline/refining/lines/json-lines.js';
import { brandBibleOf, fieldsOf, languageOf, speakersOf, textOf } from './pipeline/refining/lines/line-fields.js';
import { OpenAiVerifier } from './pipeline/refining/verifier/openai-verifier.js';
import { SecondReading } from './pipeline/refining/verifier/second-reading.js';
import type { Verifier, VerifierInput, VerifierResult } from './pipeline/refining/verifier/verifier.js';
import { withWidenedPairs } from './pipeline/refining/verifier/widened-pairs.js';
import { readEnvironment } from './platform/environment/read-environment.js';
import { Fault } from './platform/fault.js';
import { retry } from './platform/retry.js';

const ATTEMPTS = 3;
const BACKOFF = { firstMs: 500, longestMs: 60_000 };

/**
 * Judges the texts of one line, `{ raw, refined, language?, brandBible?, speakers? }`, as the REFINING stage does.
 * @returns `{ verdict, coverage, findings }`, and `opinions` where a second opinion was asked for
 */
async function judgeLine(line: unknown, verifier: Verifier | null): Promise<object> {
  const fields = fieldsOf(line);
  const texts: TextsToJudge = {
    raw: textOf(fields, 'raw'),
    refined: textOf(fields, 'refined'),
    language: languageOf(fields),
    brand: brandBibleOf(fields),
    speakers: speakersOf(fields),
  };
  const byRules = await directDesk.run('judge', texts);
  if (verifier === null) return shown(byRules);
  const judgement = withWidenedPairs(byRules);
  const reading = new SecondReading(verifier, null);
  const { opinions, stored } = await reading.read(judgement, texts, { signal: new AbortController().signal });
  const weighed = await directDesk.run('weigh', { judgement, texts, opinions });
  return { ...shown(weighed), opinions: stored };
}

function shown({ verdict, coverage, findings }: Awaited<ReturnType<typeof directDesk.run<'judge'>>>): object {
  return { verdict, coverage, findings };
}

/** Retries a verifier after a transient fault, for programs without a database for permits and circuit breakers. */
class RetryingVerifier implements Verifier {
  readonly provider: string;
  readonly model: string;

  constructor(private readonly verifier: Verifier) {
    this.provider = verifier.provider;
    this.model = verifier.model;
  }

  /** @throws what the last attempt threw; the signal's reason when aborted */
  verify(input: VerifierInput): Promise<VerifierResult> {
    return retry(() => this.verifier.verify(input), {
      ...BACKOFF,
      signal: input.signal,
      next: ({ error, attempt, waitMs }) => {
        if (!(error instanceof Fault) || !error.retryable || attempt >= ATTEMPTS) return null;
        return Math.min(BACKOFF.longestMs, Math.max(error.retryAfterMs ?? 0, waitMs));
      },
    });
  }
}

// `npm run -s judge`: reads { raw, refined, language?, brandBible?, speakers? } a line and writes { verdict, coverage, findings } a line. With VERIFIER_BASE_URL or
// VERIFIER_MODEL set a model gives a second opinion; the rules alone decide otherwise.
const asked = Object.entries(process.env).filter(([name]) => /^(VERIFIER|REFINER|OPENAI|PROVIDER)_/.test(name));
const { verifier = null, providerTimeoutSeconds } = readEnvironment(Object.fromEntries(asked));
const model = verifier === null || verifier === 'off' ? null : new OpenAiVerifier(verifier, providerTimeoutSeconds);
const retrying = model === null ? null : new RetryingVerifier(model);
await answerLines(
  { input: process.stdin, output: process.stdout },
  (line) => judgeLine(line, retrying),
  model?.chat.capabilities.parallel,
);
