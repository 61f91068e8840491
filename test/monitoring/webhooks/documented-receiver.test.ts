import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from '@jest/globals';
import { newWebhookSecret, signatures } from '../../../src/monitoring/webhooks/webhook-secret.js';
import { sendWebhook } from '../../../src/monitoring/webhooks/webhook-sender.js';

describe('the receiver of docs/webhooks.md', () => {
  let child: ChildProcess | null = null;
  afterEach(async () => {
    if (child === null || child.exitCode !== null) return;
    const ended = once(child, 'exit');
    child.kill();
    await ended;
  });

  it('accepts a message once, and refuses one that was changed', async () => {
    const page = await readFile(new URL('../../../docs/webhooks.md', import.meta.url), 'utf8');
    const code = /```js\n(.*?)```/s.exec(page)?.[1] as string;
    const secret = newWebhookSecret();
    const env = { PATH: process.env.PATH, WEBHOOK_SECRET: secret, PORT: '0' };
    child = spawn(process.execPath, ['--input-type=module', '-e', code], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    const lines: string[] = [];
    const printed = createInterface({ input: child.stdout as NodeJS.ReadableStream });
    printed.on('line', (line) => lines.push(line));
    await once(printed, 'line');
    const url = `http://127.0.0.1:${lines[0]?.split(' ')[1]}/`;
    const body = JSON.stringify({ type: 'job.completed', data: { job_id: 'the-job' } });
    const at = new Date();
    const headers = {
      'webhook-id': 'msg_1',
      'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
      'webhook-signature': signatures([secret], 'msg_1', at, body),
    };
    const send = (sent: string) =>
      sendWebhook({ url, body: sent, headers }, { localMode: true }, new AbortController().signal);
    const statuses = [await send(body), await send(body), await send(body.replace('the', 'a'))];
    expect(statuses.map(({ status }) => status)).toEqual([204, 204, 400]);
    expect(lines.slice(1)).toEqual(['job.completed the-job']);
  });
});
