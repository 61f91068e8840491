// Refines transcripts of 2,500 to 20,000 words with a model that answers at once, over HTTP, and prints wall time, the time of the checks, requests and what the
// prompts weigh beside the transcript. Run after `npm run build`.
import { createServer } from 'node:http';
import { composeSystemPrompt, PROMPT_TOKEN_BUDGET } from '../../dist/brand/compose-system-prompt.js';
import { DEFAULT_BRAND_BIBLE } from '../../dist/brand/default-brand-bible.js';
import { judge } from '../../dist/language/compare/judge.js';
import { directDesk } from '../../dist/language/thread/text-desk.js';
import { FaithfulRefining } from '../../dist/pipeline/refining/faithful-refining.js';
import { OpenAiRefiner } from '../../dist/pipeline/refining/openai/openai-refiner.js';
import { readSet } from '../../evaluation/read-set.ts';

const SIZES = [2_500, 5_000, 10_000, 20_000];
// Texts in which nothing is found by themselves: a finding costs a repair.
const pairs = readSet().filter(({ said, honest }) => {
  return judge({ raw: said, refined: honest, language: 'en', brand: DEFAULT_BRAND_BIBLE }).verdict === 'PASS';
});

/** Sentences of the evaluation set with their honest forms, in turn: what was said, and what the model makes of each sentence. */
function speechOf(words) {
  const sentences = [];
  for (let count = 0, at = 0; count < words; at += 1) {
    const { said, honest } = pairs[at % pairs.length];
    sentences.push({ said: `${said.replace(/[.?!]$/, '')}.`, honest });
    count += said.split(' ').length;
  }
  return sentences;
}

const written = new Map(speechOf(50_000).map(({ said, honest }) => [said, honest]));
const longestFirst = [...written.keys()].sort((a, b) => b.length - a.length);

/** The honest text of a part: it is cut at ends of sentences alone. */
function edited(part) {
  const out = [];
  for (let rest = part.trim(); rest !== ''; ) {
    const said = longestFirst.find((one) => rest.startsWith(one));
    if (said === undefined) return part;
    out.push(written.get(said));
    rest = rest.slice(said.length).trim();
  }
  return out.join(' ');
}

const none = { requests: 0, repairs: 0, promptCharacters: 0, repairCharacters: 0 };
const used = { ...none };
const server = createServer(async (request, response) => {
  const { messages } = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
  used.requests += 1;
  const characters = messages.reduce((sum, { content }) => sum + content.length, 0);
  if (messages.length > 2) {
    used.repairs += 1;
    used.repairCharacters += characters;
  } else used.promptCharacters += characters;
  const [, , part] = /<transcript-(\w+)>\n([\s\S]*)\n<\/transcript-\1>/.exec(messages[1].content);
  const answer = { choices: [{ message: { role: 'assistant', content: edited(part) }, finish_reason: 'stop' }] };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
});
// The checks hold this process for longer than a server keeps an idle connection.
server.keepAliveTimeout = 600_000;
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const settings = { baseUrl: `http://127.0.0.1:${server.address().port}/v1`, model: 'at-once', apiKey: null };

let checkMs = 0;
const desk = {
  async run(name, input, signal) {
    const startedAt = performance.now();
    const output = await directDesk.run(name, input, signal);
    checkMs += performance.now() - startedAt;
    return output;
  },
};
const context = { language: 'en', glossaryHits: [] };
const systemPrompt = composeSystemPrompt(DEFAULT_BRAND_BIBLE, context, { tokenBudget: PROMPT_TOKEN_BUDGET });

async function refine(transcript) {
  const refining = new FaithfulRefining(new OpenAiRefiner(settings, 60), desk);
  const task = { transcript, systemPrompt, brandBible: DEFAULT_BRAND_BIBLE, document: { language: 'en' } };
  return refining.refine({ ...task, signal: new AbortController().signal, progress: () => undefined });
}

await refine(
  speechOf(200)
    .map(({ said }) => said)
    .join(' '),
);
for (const words of SIZES) {
  const transcript = speechOf(words)
    .map(({ said }) => said)
    .join(' ');
  Object.assign(used, none);
  checkMs = 0;
  const startedAt = performance.now();
  const { verdict, findings } = await refine(transcript);
  const wallMs = Math.round(performance.now() - startedAt);
  const share = (characters) => Number((characters / transcript.length).toFixed(2));
  const promptShare = share(used.promptCharacters);
  const withRepairs = share(used.promptCharacters + used.repairCharacters);
  const counted = findings.filter(({ grade }) => grade !== 'NOTE').length;
  const figures = { words, wallMs, checkMs: Math.round(checkMs), requests: used.requests, repairs: used.repairs };
  console.log(JSON.stringify({ ...figures, promptShare, withRepairs, verdict, counted }));
}
server.close();
server.closeAllConnections();
