// How long the copy-editor and the checks hold the process at a time on an hour of unpunctuated speech. Run after `npm run build`.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { DEFAULT_BRAND_BIBLE } from '../../dist/brand/default-brand-bible.js';
import { directDesk } from '../../dist/language/thread/text-desk.js';
import { CopyEditor } from '../../dist/pipeline/refining/copy-editor.js';
import { FaithfulRefining } from '../../dist/pipeline/refining/faithful-refining.js';
import { ThreadedDesk } from '../../dist/pipeline/text-thread/threaded-desk.js';
import { createLogger } from '../../dist/platform/logging/create-logger.js';

const SAID =
  'um so we recorded four hundred and fifty songs at evolution studios and we did not sleep for two days because the singer was late and i think that it was worth it';
const transcript = Array.from({ length: 290 }, () => SAID).join(' ');
const task = { transcript, systemPrompt: '', brandBible: DEFAULT_BRAND_BIBLE, document: { language: 'en' } };
const quiet = { signal: new AbortController().signal, progress: () => undefined };
const thread = new ThreadedDesk(createLogger({ level: 'error' }));
for (const [where, desk] of Object.entries({ 'in the thread': thread, 'on the calling thread': directDesk })) {
  const refining = new FaithfulRefining(new CopyEditor(desk), desk);
  await refining.refine({ ...task, ...quiet, transcript: SAID });
  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const started = performance.now();
  const { verdict } = await refining.refine({ ...task, ...quiet });
  delay.disable();
  const [took, longest, p99] = [performance.now() - started, delay.max / 1e6, delay.percentile(99) / 1e6].map(
    Math.round,
  );
  const words = transcript.split(' ').length;
  console.log(`${where}: ${words} words, ${verdict}: ${took} ms in all, held at most ${longest} ms, p99 ${p99} ms`);
}
await thread.onApplicationShutdown();
