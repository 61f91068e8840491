import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';

const WORDS = readFileSync(new URL('./passages.txt', import.meta.url), 'utf8')
  .trim()
  .split(/\s+/);

/** A server with `/audio/transcriptions` that takes its time and says two words for each second of the part it was given. */
export async function startFakeProvider(answerMs) {
  const spans = [];
  const server = createServer(async (request, response) => {
    const began = performance.now();
    let head = Buffer.alloc(0);
    for await (const piece of request) if (head.length < 4096) head = Buffer.concat([head, piece]);
    const [, start, end] = /filename="part-\d+-(\d+\.\d+)-(\d+\.\d+)\./.exec(head.toString('latin1')) ?? [];
    await new Promise((resolve) => setTimeout(resolve, answerMs));
    const length = Number(end) - Number(start);
    const segments = Array.from({ length: Math.floor(length) }, (_, i) => ({
      start: i,
      end: i + 1,
      text: `${WORDS[(2 * i) % WORDS.length]} ${WORDS[(2 * i + 1) % WORDS.length]}`,
    }));
    const body = { text: segments.map(({ text }) => text).join(' '), language: 'english', duration: length, segments };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    spans.push([began, performance.now()]);
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/v1`,
    requests: () => spans.length,
    /** Milliseconds in which at least one request was under way. */
    busyMs() {
      let [total, until] = [0, 0];
      for (const [from, to] of [...spans].sort((a, b) => a[0] - b[0])) {
        total += Math.max(0, to - Math.max(from, until));
        until = Math.max(until, to);
      }
      return total;
    },
    close: () => server.close(),
  };
}
