import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Fault } from '../../../src/platform/fault.js';
import { NestLogger } from '../../../src/platform/logging/nest-logger.js';
import { processorMs } from '../../support/processor-time.js';
import { capture } from './capture.js';

const CANARY = 'canary-7f3a91-value';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl';

describe('a log line', () => {
  it('is JSON with level, time, message and the bound fields', () => {
    const { log, lines } = capture();
    log.with({ jobId: 'j1', stage: 'REFINING' }).with({ attempt: 2 }).info('stage started', { stage: 'ENRICHING' });
    const [line] = lines();
    expect(line).toMatchObject({
      level: 'info',
      message: 'stage started',
      jobId: 'j1',
      stage: 'ENRICHING',
      attempt: 2,
    });
    expect(new Date(line?.time).toISOString()).toBe(line?.time);
  });

  it('keeps its own names when a field has them', () => {
    const { log, lines } = capture();
    log.warn('mine', { message: 'theirs', level: 9, time: 1 });
    expect(lines()[0]).toMatchObject({ level: 'warn', message: 'mine', message_: 'theirs', level_: 9, time_: 1 });
  });

  it('logs an error with its stack and its causes', () => {
    const { log, lines } = capture();
    const root = Object.assign(new Error('connection refused'), { code: 'ECONNREFUSED' });
    log.error('stage failed', { error: new Fault('UNAVAILABLE', 'Try later.', { cause: root }) });
    const { error } = lines()[0]!;
    expect(error).toMatchObject({ name: 'Fault', code: 'UNAVAILABLE', message: 'Try later.' });
    expect(error.stack).toMatch(/^\s+at /);
    expect(error.cause).toMatchObject({ message: 'connection refused', code: 'ECONNREFUSED' });
  });

  it('leaves the rows of a database error out', () => {
    const { log, text } = capture();
    log.error('insert failed', {
      error: Object.assign(new Error('violates'), { detail: `(${CANARY})`, where: CANARY }),
    });
    expect(text()).not.toContain(CANARY);
  });

  it('ends with endless causes, cycles, throwing getters and proxies', () => {
    const { log, lines } = capture();
    const loop: Error & { cause?: unknown } = new Error('loop');
    loop.cause = loop;
    const circle: Record<string, unknown> = { name: 'circle' };
    circle.self = circle;
    const throwing = Object.defineProperty({}, 'x', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    const proxy = new Proxy(
      {},
      {
        ownKeys: () => {
          throw new TypeError('no');
        },
      },
    );
    log.error('odd', {
      loop,
      circle,
      throwing,
      proxy,
      big: 10n,
      nan: Number.NaN,
      gone: undefined,
      symbol: Symbol('x'),
    });
    log.error('odd', throwing);
    expect(lines()).toHaveLength(2);
    expect(lines()[0]).toMatchObject({ circle: { self: '[circular]' }, big: '10' });
  });
});

describe('redaction', () => {
  const spellings: readonly (readonly [string, string])[] = [
    ['a user token', JWT],
    ['a token in a sentence', `the token "${JWT}" was refused`],
    ['a secret key', 'sb_secret_canary7f3a91value'],
    ['the secret of a webhook', 'whsec_canary7f3a91value+/abc='],
    ['an OpenAI key', 'sk-proj-canary7f3a91value'],
    ['a Groq key', 'gsk_canary7f3a91value'],
    ['a bearer header', `Authorization: Bearer ${CANARY}`],
    ['a signed URL', `https://x.supabase.co/storage/v1/object/sign/audio/a.mp3?token=${CANARY}&download=1`],
    ['an S3 signature', `https://s3.example.com/a?X-Amz-Signature=${CANARY}`],
    ['a connection string', `postgresql://postgres:${CANARY}@db.example.com:5432/postgres`],
    ['a password with @ and /', `postgresql://postgres:p@/${CANARY}@db.example.com:5432/postgres`],
    ['libpq keywords', `host=db user=postgres password=${CANARY}`],
  ];
  it.each(spellings)('hides %s in the message, in fields, in errors and in causes', (_name, spelling) => {
    const { log, text } = capture();
    const cause = new Error(spelling);
    log.info(spelling, { note: spelling, list: [{ deep: spelling }], [spelling]: 1 });
    log.error('failed', { error: new Error('outer', { cause }), errors: new AggregateError([cause], 'several') });
    expect(text()).not.toMatch(/canary|c2lnbmF0dXJl/i);
    expect(text()).toContain('[hidden]');
  });

  it('hides fields with a secret name, but not counts', () => {
    const { log, lines } = capture();
    log.info('x', {
      headers: { authorization: 'Custom abc', cookie: 'a=b' },
      apiKey: 'q',
      inputTokens: 12,
      tokens: ['t1'],
    });
    expect(lines()[0]).toMatchObject({
      headers: { authorization: '[hidden]', cookie: '[hidden]' },
      apiKey: '[hidden]',
      inputTokens: 12,
      tokens: ['[hidden]'],
    });
  });

  it('leaves ordinary text alone', () => {
    const { log, lines } = capture();
    const text = 'task-force found a key in https://example.com:8080/a?b=c at risk-free 12:30 to user@example.com';
    log.info(text);
    expect(lines()[0]?.message).toBe(text);
  });

  it('hides a registered secret wherever and however it stands, however long the text is', () => {
    const secret = fc
      .string({ minLength: 8, maxLength: 40, unit: 'grapheme-ascii' })
      .filter((text) => text.trim().length >= 8);
    const around = fc.record({ before: fc.string({ maxLength: 9_000, size: 'max' }), after: fc.string() });
    fc.assert(
      fc.property(secret, around, fc.boolean(), (value, { before, after }, encoded) => {
        fc.pre(!`${before}${after}[hidden]… more`.includes(value));
        const { log, text } = capture([value]);
        const shown = encoded ? encodeURIComponent(value) : value;
        log.info(`${before}${shown}${after}`, { field: `${before}${shown}${after}`, error: new Error(shown) });
        for (const spelling of [value, JSON.stringify(value).slice(1, -1)]) {
          for (const part of strings(JSON.parse(text()))) expect(part.includes(spelling)).toBe(false);
        }
      }),
      { numRuns: 150 },
    );
  });
});

describe('bounds', () => {
  it('never writes a line of more than 128 KB, nor a raw control or bidirectional character, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 30_000, size: 'max' }),
        fc.object({ maxDepth: 4 }),
        (message, fields) => {
          const { log, text } = capture();
          log.info(message, { ...fields, message, list: Array.from({ length: 500 }, () => message) });
          const [line, rest] = text().split('\n');
          expect(rest).toBe('');
          expect(line!.length).toBeLessThan(131_072);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters that must not be there.
          expect(line).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/);
          expect(JSON.parse(line!).level).toBe('info');
        },
      ),
      { numRuns: 60 },
    );
  });

  it('spells a terminal escape out', () => {
    const { log, lines } = capture();
    log.info('\u001b[2Jgone\u202etxt\r\n');
    expect(lines()[0]?.message).toBe('\\u001b[2Jgone\\u202etxt\\u000d\n');
  });

  it('is quick about a hostile text', () => {
    const { log, lines } = capture();
    const took = processorMs(() => {
      for (const piece of ['://a:', 'eyJaaaaaa.', 'password=', 'bearer ', 'sk-', '@:']) log.info(piece.repeat(30_000));
    });
    expect(lines()).toHaveLength(6);
    expect(took).toBeLessThan(5_000);
  });
});

describe("Nest's own lines", () => {
  it('go through the same logger', () => {
    const { log, lines } = capture();
    const nest = new NestLogger(log);
    nest.log('Mapped {/v1/jobs}', 'RouterExplorer');
    nest.error(new Error('no such provider'), 'ExceptionHandler');
    expect(lines()[0]).toMatchObject({ level: 'debug', context: 'RouterExplorer' });
    expect(lines()[1]).toMatchObject({ level: 'error', message: 'no such provider', context: 'ExceptionHandler' });
  });
});

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
