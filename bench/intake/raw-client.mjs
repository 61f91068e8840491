import { connect } from 'node:net';

const HEAD_END = '\r\n\r\n';
const LENGTH = /\r\ncontent-length: (\d+)/i;
const CREATED = /"status":201,/g;
const JOB_ID = /"job_id":"[0-9a-f-]{36}"/g;

/**
 * A load generator that costs little, because it shares the cores with what it measures: raw sockets that stay open, and requests whose bytes are prepared once. It reads every
 * answer whole, and checks its status and that it names every job.
 */
export class RawClient {
  #url;
  #users;
  #free = [];
  #sockets = [];
  #requests = new Map();

  /** @param users whose jobs are submitted in turn */
  constructor(url, users) {
    this.#url = new URL(url);
    this.#users = users;
  }

  /** Submits jobs in one request, the first one for the user at this index; resolves once it is answered. Rejects unless all are new jobs. */
  async submit(index, jobs = 1) {
    const socket = this.#free.pop() ?? (await this.#open());
    return new Promise((resolve, reject) => {
      socket.answered = (error, answer) => {
        const fault = error ?? faultOf(answer, jobs);
        if (fault !== null) return reject(fault);
        this.#free.push(socket);
        resolve();
      };
      socket.write(this.#request(index % this.#users.length, jobs));
    });
  }

  close() {
    for (const socket of this.#sockets) socket.destroy();
  }

  #request(first, count) {
    const key = `${first} ${count}`;
    if (!this.#requests.has(key)) this.#requests.set(key, this.#bytesOf(first, count));
    return this.#requests.get(key);
  }

  #bytesOf(first, count) {
    const jobs = Array.from({ length: count }, (_, nth) => ({
      user_id: this.#users[(first + nth) % this.#users.length],
      supabase_file_id: 'audio.mp3',
    }));
    const body = JSON.stringify(count === 1 ? jobs[0] : { jobs });
    const lines = [
      `POST /v1/jobs/${count === 1 ? 'new' : 'batch'} HTTP/1.1`,
      `host: ${this.#url.host}`,
      'authorization: Bearer sb_secret_bench',
      'content-type: application/json',
      `content-length: ${Buffer.byteLength(body)}`,
    ];
    return Buffer.from(lines.join('\r\n') + HEAD_END + body);
  }

  #open() {
    const { promise, resolve, reject } = Promise.withResolvers();
    const socket = connect({ host: this.#url.hostname, port: Number(this.#url.port), noDelay: true });
    const end = (error) => {
      reject(error);
      socket.answered?.(error);
    };
    socket.setEncoding('latin1');
    socket.once('connect', () => resolve(socket));
    socket.on(
      'data',
      answerReader((answer) => socket.answered(null, answer)),
    );
    socket.on('error', end).on('close', () => end(new Error('The engine closed a connection.')));
    this.#sockets.push(socket);
    return promise;
  }
}

/** Joins the parts of one answer after the other. */
function answerReader(onAnswer) {
  let text = '';
  return (part) => {
    text += part;
    const length = lengthOf(text);
    if (length === null || text.length < length) return;
    const answer = text;
    text = '';
    onAnswer(answer);
  };
}

/** The length of the whole answer; null as long as its head is incomplete. */
function lengthOf(text) {
  const end = text.indexOf(HEAD_END);
  if (end < 0) return null;
  const declared = LENGTH.exec(text.slice(0, end));
  if (declared === null) throw new Error('The engine answered without a content-length.');
  return end + HEAD_END.length + Number(declared[1]);
}

function faultOf(answer, jobs) {
  const accepted =
    jobs === 1
      ? answer.startsWith('HTTP/1.1 201 ')
      : answer.startsWith('HTTP/1.1 200 ') && matches(answer, CREATED) === jobs;
  return accepted && matches(answer, JOB_ID) === jobs ? null : new Error(`The engine answered ${answer.slice(0, 500)}`);
}

function matches(text, pattern) {
  return text.match(pattern)?.length ?? 0;
}
