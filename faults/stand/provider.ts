import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { LoggedRequest } from '../../test/support/fake-openai/request-ledger.js';
import type { PaidStage, ProviderOrder } from './provider-orders.js';
import { spokenWords, wordsIn } from './spoken-words.js';

/** A call that the provider accepted and would have charged for. */
export interface PaidCall {
  readonly stage: PaidStage;
  /** What was said in the recording: which job it was for. */
  readonly words: string | null;
  readonly at: number;
}

/** The behaviours under which the provider answers well, sooner or later. */
const ANSWERED = new Set(['well', 'delayed', 'held']);

/** The fake of OpenAI in a process of its own, with its ledger on disk. */
export class Provider {
  private readonly child: ChildProcess;

  constructor(
    readonly port: number,
    readonly apiKey: string,
    private readonly ledgerFile: string,
  ) {
    this.child = fork(fileURLToPath(new URL('./provider-process.js', import.meta.url)), { stdio: 'inherit' });
  }

  get pid(): number {
    return this.child.pid as number;
  }

  get baseUrl(): string {
    return `http://127.0.0.1:${this.port}/v1`;
  }

  async open(latencyMs: number): Promise<void> {
    await this.tell({ kind: 'open', port: this.port, ledgerFile: this.ledgerFile, apiKey: this.apiKey });
    await this.tell({ kind: 'latency', ms: latencyMs });
  }

  async tell(order: ProviderOrder): Promise<void> {
    this.child.send(order);
    const [answer] = (await once(this.child, 'message')) as [string];
    if (answer !== 'done') throw new Error(`the provider ${answer}`);
  }

  /** Every request, answered well or not. */
  async requests(): Promise<readonly LoggedRequest[]> {
    const text = await readFile(this.ledgerFile, 'utf8').catch(() => '');
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as LoggedRequest);
  }

  async paidCalls(): Promise<readonly PaidCall[]> {
    const paid = (await this.requests()).filter(({ behaviour }) => ANSWERED.has(behaviour));
    return paid.map((request) => {
      const transcribed = request.path.endsWith('/transcriptions');
      return {
        stage: transcribed ? 'TRANSCRIBING' : 'REFINING',
        words: transcribed ? spokenWords(request.payloadHash) : wordsIn(JSON.stringify(request.fields)),
        at: Date.parse(request.at),
      };
    });
  }

  stop(): void {
    this.child.kill('SIGKILL');
  }
}
