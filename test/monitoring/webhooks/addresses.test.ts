import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { planAfter, RETRY_DELAYS_MS } from '../../../src/monitoring/webhooks/delivery-plan.js';
import { readWebhookUrl } from '../../../src/monitoring/webhooks/webhook-address.js';
import { AddressRefused, sendWebhook } from '../../../src/monitoring/webhooks/webhook-sender.js';
import { type Receiver, startReceiver } from './receiver.js';

const never = new AbortController().signal;
const call = (url: string) => ({ url, body: '{}', headers: { 'webhook-id': randomUUID() } });

describe('addresses of webhooks', () => {
  let receiver: Receiver;
  beforeEach(async () => {
    receiver = await startReceiver();
  });
  afterEach(() => receiver.close());

  it.each([
    'http://example.com/',
    'https://127.0.0.1/',
    'https://localhost/',
    'https://a.localhost/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://0x7f000001/',
    'https://169.254.169.254/latest/meta-data',
    'https://user:password@example.com/',
    'ftp://example.com/',
    'file:///etc/passwd',
    'https://exa mple.com/',
    'example.com',
    `https://example.com/${'a'.repeat(2_048)}`,
    '',
  ])('%s is refused when hosted', (url) => {
    expect(() => readWebhookUrl(url, false)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' }));
  });

  it.each(['https://10.0.0.1/', 'http://192.168.1.1/', 'http://example.com/', 'https://[fd00::1]/'])(
    '%s is refused in local mode too',
    (url) => expect(() => readWebhookUrl(url, true)).toThrow(expect.objectContaining({ code: 'BAD_REQUEST' })),
  );

  it.each([
    ['https://example.com:8443/hook?a=b', false],
    ['http://localhost:3000/hook', true],
    ['http://[::1]:3000/', true],
  ])('%s is accepted (local mode: %s)', (url, localMode) => {
    expect(readWebhookUrl(url, localMode).href).toBe(url);
  });

  it('are resolved once for each call, and a name that leads into a private network is never connected to', async () => {
    const { port } = new URL(receiver.url);
    const answers = [
      [{ address: '127.0.0.1', family: 4 }],
      [
        { address: '8.8.8.8', family: 4 },
        { address: '10.0.0.1', family: 4 },
      ],
    ];
    for (const answer of answers) {
      let asked = 0;
      const resolve = async () => {
        asked += 1;
        return answer;
      };
      // A public name when the webhook was made; whoever owns the name may let it point anywhere afterwards.
      const sent = sendWebhook(call(`https://rebound.example.com:${port}/`), { localMode: false, resolve }, never);
      await expect(sent).rejects.toThrow(AddressRefused);
      expect(asked).toBe(1);
    }
    expect(receiver.open.most).toBe(0);
  });

  it('are not left by a redirect', async () => {
    const inner = await startReceiver();
    try {
      receiver.answer = (response) => response.writeHead(307, { location: inner.url }).end();
      const answer = await sendWebhook(call(receiver.url), { localMode: true }, never);
      expect(answer.status).toBe(307);
      expect(inner.received).toEqual([]);
      expect(
        planAfter({ kind: 'answered', status: 307, pauseMs: null }, { attempts: 0, failingSince: null }, 0),
      ).toMatchObject({
        outcome: { kind: 'retried' },
      });
    } finally {
      await inner.close();
    }
  });

  it('have a limit for the whole answer, and for its length', async () => {
    receiver.answer = (response) => {
      response.writeHead(200);
      response.write('drip');
    };
    const slow = sendWebhook(call(receiver.url), { localMode: true, timeoutMs: 150 }, never);
    await expect(slow).rejects.toThrow('did not answer within 0.15 seconds');
    receiver.answer = (response) => response.end('x'.repeat(1_000_000));
    expect((await sendWebhook(call(receiver.url), { localMode: true }, never)).body).toHaveLength(1_024);
  });
});

describe('the plan of retries', () => {
  const plan = (attempts: number, pauseMs: number | null = null) =>
    planAfter({ kind: 'answered', status: 503, pauseMs }, { attempts, failingSince: null }, 0, 0).outcome;

  it('spans three days by the schedule of the specification, and then gives up', () => {
    const waits = RETRY_DELAYS_MS.map((_, attempts) => plan(attempts));
    expect(waits).toEqual(RETRY_DELAYS_MS.map((ms) => ({ kind: 'retried', dueAt: new Date(ms) })));
    expect(RETRY_DELAYS_MS.reduce((sum, ms) => sum + ms, 0)).toBe(((75 * 60 + 35) * 60 + 5) * 1_000);
    expect(plan(RETRY_DELAYS_MS.length)).toEqual({ kind: 'failed' });
  });

  it('keeps a pause that the receiver asks for, and no address that is refused', () => {
    expect(plan(0, 120_000)).toEqual({ kind: 'retried', dueAt: new Date(120_000) });
    expect(plan(1, 1_000)).toEqual({ kind: 'retried', dueAt: new Date(300_000) });
    expect(planAfter({ kind: 'refused' }, { attempts: 0, failingSince: null }, 0).outcome).toEqual({ kind: 'failed' });
  });
});
