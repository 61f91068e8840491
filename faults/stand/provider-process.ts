import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../test/support/fake-openai/chat-endpoint.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../test/support/fake-openai/fake-openai.js';
import { sentenceOf } from './spoken-words.js';

/** What the stand tells the provider. */
export type ProviderOrder =
  | { readonly kind: 'open'; readonly port: number; readonly ledgerFile: string; readonly apiKey: string }
  /** Refuses connections until it is opened again; what was under way is cut. */
  | { readonly kind: 'close' }
  | { readonly kind: 'latency'; readonly ms: number }
  | { readonly kind: 'answer-with-status'; readonly status: number };

let fake: FakeOpenAi | null = null;

function transcriptIn(messages: readonly ChatMessage[]): string {
  const request = messages.find((message) => message.role === 'user')?.content ?? '';
  return /<transcript-(\w+)>\n([\s\S]*)\n<\/transcript-\1>/.exec(request)?.[2] ?? '';
}

async function obey(order: ProviderOrder): Promise<void> {
  switch (order.kind) {
    case 'open':
      fake = await startFakeOpenAi({
        port: order.port,
        apiKey: order.apiKey,
        ledgerFile: order.ledgerFile,
        transcription: ({ file, seconds }) => [
          { start: 0, end: seconds, text: sentenceOf(createHash('sha256').update(file).digest('hex')) },
        ],
        chat: transcriptIn,
      });
      return;
    case 'close':
      await fake?.close();
      fake = null;
      return;
    case 'latency':
      fake?.transcriptions.always({ kind: 'delayed', ms: order.ms });
      fake?.chat.always({ kind: 'delayed', ms: order.ms });
      return;
    case 'answer-with-status':
      fake?.transcriptions.always({ kind: 'status', status: order.status });
      fake?.chat.always({ kind: 'status', status: order.status });
  }
}

let last: Promise<unknown> = Promise.resolve();
process.on('message', (order: ProviderOrder) => {
  last = last
    .then(() => obey(order))
    .then(
      () => process.send?.('done'),
      (error: unknown) => process.send?.(`failed: ${String(error)}`),
    );
});
// The program that started us is gone, however that came.
process.on('disconnect', () => process.exit());
