import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Caller } from '../../src/access/caller.js';
import { RefusalAudit } from '../../src/access/refusal-audit.js';
import { RequestLimiter } from '../../src/platform/http/request-limiter.js';
import type { LogFields, Logger } from '../../src/platform/logging/logger.js';

const MINUTE = 60_000;

/** The lines of a flood of refusals, with a clock that only the test moves. */
describe('the audit of refusals', () => {
  const clock = Date.now;
  let now: number;
  let lines: { readonly message: string; readonly fields?: LogFields }[];
  let audit: RefusalAudit;

  beforeEach(() => {
    now = 1_000 * MINUTE;
    Date.now = () => now;
    lines = [];
    const warn: Logger['warn'] = (message, fields) => lines.push({ message, fields });
    audit = new RefusalAudit({ warn } as Logger, { network: (address: string) => address } as RequestLimiter);
  });
  afterEach(() => {
    Date.now = clock;
  });

  const refused = (address: string, caller: Caller | null = null, rule = 'UNAUTHENTICATED') =>
    audit.record({ caller, address, rule, route: 'GET /v1/jobs' });
  const written = () => lines.filter(({ message }) => message === 'A request was refused.').length;

  it('has 60 lines a minute at most, whoever is refused, and counts the others', () => {
    for (let at = 0; at < 5_000; at += 1) refused(`198.51.100.${at}`);
    expect(written()).toBe(60);
    expect(lines).toHaveLength(60);
    now += MINUTE;
    refused('203.0.113.1');
    expect(written()).toBe(61);
    expect(lines[60]).toMatchObject({
      message: expect.stringMatching(/Requests were refused too often/),
      fields: { refused: 4_940 },
    });
    expect(lines).toHaveLength(62);
  });

  it('has one line for each caller, network and rule', () => {
    for (let at = 0; at < 100; at += 1) refused('198.51.100.1');
    refused('198.51.100.2');
    refused('198.51.100.1', null, 'RATE_LIMITED');
    refused('198.51.100.1', { kind: 'user', userId: 'alice' } as unknown as Caller);
    expect(written()).toBe(4);
  });

  it('holds nothing that a caller sent', () => {
    refused('198.51.100.1');
    expect(Object.keys(lines[0]?.fields ?? {}).sort()).toEqual(['network', 'route', 'rule', 'who']);
  });
});
