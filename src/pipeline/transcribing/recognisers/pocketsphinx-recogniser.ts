import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { Fault } from '../../../platform/fault.js';
import type { ProcessEnd } from '../audio/limited-child.js';
import { runLimited } from '../audio/limited-process.js';
import { noWords } from './no-words.js';
import { PocketsphinxOutput } from './pocketsphinx-output.js';
import type { Recogniser, Recognition, RecognitionRequest } from './recogniser.js';

/** The older program first: Debian has it; version 5 (Homebrew) uses the shorter name. */
const PROGRAMS: readonly { readonly command: string; readonly args: (wavPath: string) => readonly string[] }[] = [
  {
    command: 'pocketsphinx_continuous',
    args: (wavPath) => ['-infile', wavPath, '-time', 'yes', '-logfn', '/dev/null'],
  },
  { command: 'pocketsphinx', args: (wavPath) => ['-loglevel', 'FATAL', 'live', wavPath] },
];
/** The program folders of Debian and Homebrew; the engine's own environment is not passed on. */
const SEARCH_PATH = '/usr/local/bin:/usr/bin:/bin:/opt/homebrew/bin';
/** The program takes 0.2 of the recording's time on an idle core, and 2 s to load its model. Milliseconds of CPU time. */
const processorMs = (seconds: number) => 60_000 + seconds * 2_000;
/** Elapsed time: the machine may have other work. */
const timeoutMs = (seconds: number) => 4 * processorMs(seconds);
/** The model takes 200 MB, an hour of talk without a pause a few hundred more. */
const MAX_RSS_BYTES = 2 * 1024 ** 3;

const FAILURES: Partial<Record<ProcessEnd['kind'], string>> = {
  'out-of-time': 'did not get enough processor time',
  'out-of-processor-time': 'took too long',
  'out-of-memory': 'needed too much memory',
};

/** The offline recogniser: US English, lower case, no punctuation, no key and no network. */
export class PocketsphinxRecogniser implements Recogniser {
  readonly provider = 'pocketsphinx';
  readonly model = 'en-us';

  /** @param programs their paths, for a machine that has them elsewhere */
  constructor(private readonly searchPath: string = SEARCH_PATH) {}

  /** Whether one of its programs is there. */
  async installed(): Promise<boolean> {
    const folders = this.searchPath.split(delimiter);
    const places = PROGRAMS.flatMap(({ command }) => folders.map((folder) => join(folder, command)));
    const found = places.map((place) =>
      access(place, constants.X_OK).then(
        () => true,
        () => false,
      ),
    );
    return (await Promise.all(found)).includes(true);
  }

  async recognise(request: RecognitionRequest): Promise<Recognition> {
    const output = await this.run(request);
    const segments = output.segments();
    if (segments.length === 0) throw noWords(this.provider);
    return {
      text: segments.map((segment) => segment.text).join('\n'),
      segments,
      language: 'en',
      languageConfidence: null,
      usage: { provider: this.provider, model: this.model, requests: 1, audioSeconds: request.durationSeconds },
    };
  }

  /** Runs the first program that is installed. */
  private async run(request: RecognitionRequest): Promise<PocketsphinxOutput> {
    for (const { command, args } of PROGRAMS) {
      const output = new PocketsphinxOutput();
      const { end, errorTail } = await runLimited({
        command,
        args: args(request.wavPath),
        env: { PATH: this.searchPath },
        processorMs: processorMs(request.durationSeconds),
        timeoutMs: timeoutMs(request.durationSeconds),
        maxRssBytes: MAX_RSS_BYTES,
        signal: request.signal,
        onLine: (line) => {
          const seconds = output.take(line);
          if (seconds !== null) request.onProgress(Math.min(seconds, request.durationSeconds));
        },
      });
      if (end.kind === 'not-started' && end.error.code === 'ENOENT') continue;
      if (end.kind === 'exited' && end.code === 0) return output;
      request.log.warn('The offline recogniser failed.', { ...end, errorTail });
      throw this.failure(end);
    }
    const install = 'apt-get install pocketsphinx pocketsphinx-en-us (Debian) or brew install cmu-pocketsphinx (macOS)';
    const message = `The offline recogniser is not installed. Install it with ${install}, or set OPENAI_API_KEY or TRANSCRIBER_BASE_URL; then retry the job.`;
    throw new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: this.provider, retryable: false });
  }

  private failure(end: ProcessEnd): Fault {
    const what = FAILURES[end.kind] ?? 'stopped';
    const message = `The offline recogniser ${what} before it had finished. If the error persists, configure another transcriber.`;
    return new Fault('TRANSCRIBER_UNAVAILABLE', message, { provider: this.provider });
  }
}
