import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, isObjectType, parse, validate } from 'graphql';
import type { Browser, Page } from 'playwright-core';
import { readExamples } from '../../../playground/read-examples.js';
import { refuseCostly } from '../../../src/platform/graphql/limits/operation-cost.js';
import { OperationGate } from '../../../src/platform/graphql/limits/operation-gate.js';
import { startTestProject, type TestProject } from '../../support/test-project.js';
import { BROWSER, openContext, startBrowser } from './browser.js';
import { type GraphQlApp, startGraphQlApp } from './graphql-app.js';
import { SampleResolver } from './sample.resolver.js';

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const examples = readExamples(readFileSync('playground/examples.graphql', 'utf8'));

describe('the examples of the playground', () => {
  it.each(examples.map((example) => [example.name, example] as const))(
    '%s is valid, within the limits and explained',
    (_name, example) => {
      const document = parse(example.query);
      expect(validate(schema, document)).toEqual([]);
      new OperationGate(true).admit(example.query);
      const operation = getOperationAST(document)!;
      const variables = example.variables === '' ? {} : JSON.parse(example.variables);
      const { errors = [] } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
      expect(errors).toEqual([]);
      refuseCostly(schema, document, operation, variables);
      expect(example.about.length).toBeGreaterThan(10);
    },
  );

  it('have one for each query, mutation and subscription', () => {
    const shown = new Set(
      examples.flatMap(({ kind, query }) =>
        getOperationAST(parse(query))!.selectionSet.selections.map((field) =>
          'name' in field ? `${kind} ${field.name.value}` : '',
        ),
      ),
    );
    const offered = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()].flatMap((type) =>
      isObjectType(type) ? Object.keys(type.getFields()).map((field) => `${type.name.toLowerCase()} ${field}`) : [],
    );
    expect(offered.filter((field) => !shown.has(field))).toEqual([]);
    expect(new Set(examples.map(({ name }) => name)).size).toBe(examples.length);
  });
});

describe('the page', () => {
  let app: GraphQlApp;
  const html = { headers: { accept: 'text/html,application/xhtml+xml' } };

  beforeAll(async () => {
    app = await startGraphQlApp([SampleResolver]);
  });
  afterAll(() => app.stop());

  it('loads only files of the engine, each of which is there', async () => {
    const { status, headers, body } = await app.call('/graphql', html);
    expect(status).toBe(200);
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self';/);
    expect(body).not.toMatch(/https?:\/\//);
    const files = [...String(body).matchAll(/(?:src|href)="(\/[^"]+)"/g)].map(([, file]) => file!);
    expect(files).toHaveLength(2);
    for (const file of files) {
      const answer = await app.call(file);
      expect([file, answer.status]).toEqual([file, 200]);
      const again = await app.call(file, { headers: { 'if-none-match': answer.headers.get('etag') ?? '' } });
      expect(again.status).toBe(304);
    }
  });

  it.each([
    '/graphql/playground/..%2f..%2fpackage.json',
    '/graphql/playground/.stamp',
    '/graphql/playground/nothing.js',
  ])('%s is not there', async (path) => {
    expect((await app.call(path)).status).toBe(404);
  });

  it('is not there where it is switched off', async () => {
    const off = await startGraphQlApp([SampleResolver], { graphqlPlayground: false });
    const page = await off.call('/graphql', html);
    expect(page.status).toBe(401);
    expect(page.headers.get('content-type')).toContain('json');
    expect((await off.call('/graphql/playground/main.js')).status).toBe(404);
    await off.stop();
  });
});

const inBrowser = BROWSER === null ? describe.skip : describe;
inBrowser('the playground in Chromium, with no network but the engine', () => {
  let project: TestProject;
  let browser: Browser;
  let page: Page;
  const foreign: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    project = await startTestProject();
    browser = await startBrowser();
    page = await (await openContext(browser, { viewport: { width: 1400, height: 900 } })).newPage();
    page.on('request', (request) => {
      if (!request.url().startsWith(project.engine.url) && !/^(data|blob):/.test(request.url()))
        foreign.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await project?.stop();
  });

  const run = async (example: string) => {
    await page.getByRole('button', { name: example, exact: true }).click();
    // The tab takes its name from the operation once the editor has read it.
    await page.getByRole('tab', { name: example }).waitFor();
    await page.getByRole('button', { name: /^execute query/i }).click();
  };
  const answer = (text: RegExp) =>
    page.locator('.graphiql-response .view-lines').filter({ hasText: text }).first().waitFor();

  it('runs a query and a subscription, shows the schema, and makes no request to another host', async () => {
    await page.goto(`${project.engine.url}/graphql`);
    await page.getByRole('button', { name: 'EngineVersion', exact: true }).waitFor();
    await run('EngineVersion');
    await answer(/engineVersion/);
    await run('LiveStatistics');
    await answer(/byStatus/);
    const picture = process.env.PLAYGROUND_SCREENSHOT;
    if (picture) await page.screenshot({ path: picture });
    await page.getByRole('button', { name: /^stop query/i }).click();
    expect(foreign).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('shows the token of the box with every operation', async () => {
    const sent: (string | undefined)[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') sent.push(request.headers().authorization);
    });
    await page.getByLabel('Access token or secret key').fill(project.secretKey);
    await page.getByRole('button', { name: 'Use', exact: true }).click();
    await run('Workers');
    await answer(/workers/);
    expect(new Set(sent)).toEqual(new Set([`Bearer ${project.secretKey}`]));
  });
});
