import { createServer } from 'node:http';

/** Share of the answers that a careless verifier gets wrong, leaves out, or gives with forged quotations: a third each. */
const CARELESS = 0.1;

/** The same number between 0 and 1 for the same text: FNV-1a. */
function draw(text) {
  let hash = 0x811c9dc5;
  for (const character of text) hash = Math.imul(hash ^ character.codePointAt(0), 0x01000193) >>> 0;
  return hash / 2 ** 32;
}

/** About four characters a token, as everywhere in this project. */
const tokens = (text) => Math.ceil(text.length / 4);

function pairsIn(request) {
  const pattern = /<said-(\w+)>([\s\S]*?)<\/said-\1>\n<written-\1>([\s\S]*?)<\/written-\1>/g;
  return [...request.matchAll(pattern)].map(([, , said, written]) => ({ said, written }));
}

function opinionOn({ said, written }, at, relation, careless) {
  const opinion = { pair: at + 1, relation, said_quote: said, written_quote: written };
  const drawn = draw(`${said}\n${written}`);
  if (!careless || drawn >= CARELESS) return [opinion];
  if (drawn < CARELESS / 3) return [{ ...opinion, relation: relation === 'same' ? 'changed' : 'same' }];
  if (drawn < (2 * CARELESS) / 3) return [];
  return [{ ...opinion, relation: 'same', said_quote: `${said} indeed`, written_quote: `${written} indeed` }];
}

/**
 * A server that plays a verifier: it answers from labels.
 * @param {(pair: { said: string, written: string }) => string} relationOf the right answer
 * @param {{ careless?: boolean }} options careless: a tenth of the answers are wrong, missing or forged
 */
export async function playVerifier(relationOf, { careless = false } = {}) {
  const used = { calls: 0, inputTokens: 0, outputTokens: 0, pairs: 0 };
  const server = createServer(async (request, response) => {
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString('utf8'));
    const pairs = pairsIn(body.messages.at(-1).content);
    const opinions = pairs.flatMap((pair, at) => opinionOn(pair, at, relationOf(pair), careless));
    const content = JSON.stringify({ opinions });
    used.calls += 1;
    used.pairs += pairs.length;
    used.inputTokens += body.messages.reduce((sum, message) => sum + tokens(message.content), 0);
    used.outputTokens += tokens(content);
    const answer = { choices: [{ message: { role: 'assistant', content }, finish_reason: 'stop' }] };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const settings = { VERIFIER_BASE_URL: `http://127.0.0.1:${server.address().port}/v1`, VERIFIER_MODEL: 'played' };
  return { settings, used, close: () => new Promise((resolve) => server.close(resolve).closeAllConnections()) };
}
