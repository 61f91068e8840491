// A thread that reads one long text with one function of the engine, and says when it has.
import { parentPort, workerData } from 'node:worker_threads';
import { GraphQLError } from 'graphql';

const load = (path) => import(`../../dist/${path}.js`);

/** What reads texts of strangers, by the names in long-texts.test.ts. */
const READERS = {
  async suggestions(text) {
    const { ErrorRendering } = await load('platform/graphql/error-rendering');
    new ErrorRendering({}, false).render(new GraphQLError(text), 'id');
  },
  async brandBible(text) {
    (await load('brand/parse-brand-bible')).readBrandBible(text);
  },
  async reasoning(text) {
    (await load('pipeline/providers/machine-text')).withoutReasoning(text);
  },
  async answer(text) {
    (await load('pipeline/refining/openai/unwrap-answer')).unwrapAnswer(text, '', 'tag');
  },
  async activeContent(text) {
    (await load('language/compare/neutral/active-content')).activeContent('', text, null);
  },
  async spokenText(text) {
    (await load('pipeline/transcribing/recognisers/answers/spoken-text')).spokenText(text);
  },
  async times(text) {
    (await load('pipeline/transcribing/merging/estimate-times')).estimateTimes({ text, from: 0, to: 60 }, [[0, 60]]);
  },
  async labels(text) {
    (await load('language/edit/inline-labels')).cutAtLabels(text);
  },
  async wait(text) {
    (await load('pipeline/providers/retry-after')).millisecondsUntil(text);
  },
};

const { reader, before, pump, after, length } = workerData;
await READERS[reader](before + pump.repeat(length / pump.length) + after);
parentPort.postMessage('read');
