import { Fault } from '../../../platform/fault.js';
import type { ProcessEnd } from '../audio/limited-child.js';
import type { InstalledModel } from '../models/installed-model.js';
import type { SpeechOutcome, SpeechService } from '../speech/speech-service.js';
import { readLocalAnswer } from './local-answer.js';
import { noWords } from './no-words.js';
import type { Recogniser, Recognition, RecognitionRequest } from './recogniser.js';

/** A model on disk, or a fault that says why there is none. Waits while the model is fetched. */
export interface ModelSource {
  readonly name: string;
  /** @throws Fault TRANSCRIBER_UNAVAILABLE; the signal's reason */
  installed(signal: AbortSignal): Promise<InstalledModel>;
}

/** Elapsed time: loading a model of 1 GB from a slow disk, then 20 s for a second of sound on a busy machine. Milliseconds. */
const timeoutMs = (seconds: number) => 120_000 + seconds * 20_000;
/** The library holds a model's files once or twice, and up to 1 GB for the work on a window. */
const rssLimit = (bytes: number) => 3 * bytes + 1_500_000_000;

const ENDS: Partial<Record<ProcessEnd['kind'], string>> = {
  'out-of-time':
    'did not finish within its time limit, because the machine was too busy or the model is too large for it',
  'out-of-memory': 'needed more memory than its limit',
};

/** Whisper and similar models in a child process of the engine: no server, no key; the model is fetched once. */
export class LocalRecogniser implements Recogniser {
  readonly provider = 'local';
  readonly model: string;

  constructor(
    private readonly source: ModelSource,
    private readonly speech: SpeechService,
    private readonly threads: number,
    private readonly limitMs: (seconds: number) => number = timeoutMs,
  ) {
    this.model = source.name;
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const { signal, durationSeconds, wavPath, log } = request;
    signal.throwIfAborted();
    const installed = await this.source.installed(signal);
    const { family, files, bytes } = installed;
    if (family === 'speakers') throw this.noRecogniser();
    const language =
      request.language !== null && installed.languages.includes(request.language) ? request.language : '';
    // It decodes greedily and has no temperature: a request to try another way is answered from shorter parts.
    const parts = request.temperature === undefined ? 1 : 2;
    const outcome = await this.speech.ask(
      'transcribe',
      { model: { family, files, threads: this.threads }, wavPath, language, parts },
      { signal, timeoutMs: this.limitMs(durationSeconds), maxRssBytes: rssLimit(bytes) },
    );
    if (outcome.kind !== 'done') {
      log.warn('The local recogniser failed.', { ...outcome });
      throw this.failure(outcome);
    }
    const heard = readLocalAnswer(outcome.result.parts, durationSeconds);
    if (heard.text === '') throw this.silent(outcome.errorTail);
    request.onProgress(durationSeconds);
    return {
      ...heard,
      language:
        heard.language ?? (installed.languages.length === 1 ? (installed.languages[0] ?? null) : request.language),
      languageConfidence: null,
      usage: { provider: this.provider, model: this.model, requests: 1, audioSeconds: durationSeconds },
      sent: { language, parts: outcome.result.parts.length, threads: this.threads },
    };
  }

  /** The library reports a failure of its own as an empty text; its error output then says so. */
  private silent(errorTail: string): Fault {
    if (!errorTail.includes('Caught exception')) return noWords(this.provider);
    return this.unavailable('failed while it worked on the sound');
  }

  private failure(outcome: Exclude<SpeechOutcome<'transcribe'>, { kind: 'done' }>): Fault {
    if (outcome.kind === 'failed') return this.unavailable('failed while it worked on the sound');
    const { end, loading } = outcome;
    if (end.kind === 'not-started') {
      const message =
        'The process of the local recogniser could not be started. Run "npm run build", then restart the engine.';
      return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: this.provider });
    }
    if (loading && (end.kind === 'exited' || (end.kind === 'killed' && end.by !== 'SIGKILL'))) {
      const message = `The speech model ${this.model} cannot be loaded: its files are damaged, or do not fit the library. Run "studio models pull ${this.model} --again", then retry the job.`;
      return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: this.provider, retryable: false });
    }
    return this.unavailable(ENDS[end.kind] ?? 'was ended by the system');
  }

  private noRecogniser(): Fault {
    const message = `The model ${this.model} separates voices and recognises no speech. Set TRANSCRIBER_MODEL to a recogniser of "studio models list".`;
    return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: this.provider, retryable: false });
  }

  private unavailable(what: string): Fault {
    const message = `The local recogniser ${what}. The engine tries again; if the error persists, set TRANSCRIBER_MODEL to a smaller model.`;
    return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: this.provider });
  }
}
