import { runInNewContext } from 'node:vm';
import { expect, it } from '@jest/globals';
import { isDatabaseOutage } from '../../../src/platform/postgres/outage.js';

it.each([
  ['a lost connection', `Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' })`, true],
  ['a message of the driver', `new Error('Connection terminated unexpectedly')`, true],
  ['one of several addresses', `new AggregateError([Object.assign(new Error(''), { code: 'ECONNREFUSED' })])`, true],
  ['a wrong statement', `Object.assign(new Error('syntax error'), { code: '42601' })`, false],
  ['no outage at several addresses', `new AggregateError([new Error('no')])`, false],
  ['no error', `({ code: 'ECONNRESET' })`, false],
])('%s of another context is judged as one of its own', (_, thrown, expected) => {
  expect(isDatabaseOutage(runInNewContext(thrown))).toBe(expected);
});
