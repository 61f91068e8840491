import { createHash } from 'node:crypto';
import type { ChatMessage } from '../../test/support/fake-openai/chat-endpoint.js';
import { type FakeOpenAi, startFakeOpenAi } from '../../test/support/fake-openai/fake-openai.js';
import type { ProviderOrder } from './provider-orders.js';
import { sentenceOf } from './spoken-words.js';

let fake: FakeOpenAi | null = null;
let release: () => void = () => undefined;

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
    case 'hold': {
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      const held = order.stage === 'REFINING' ? fake?.chat : fake?.transcriptions;
      held?.always({ kind: 'held', until });
      return;
    }
    case 'release':
      release();
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
// The program that started us has ended, for whatever reason.
process.on('disconnect', () => process.exit());
