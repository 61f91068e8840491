import type { Frame, Page, Request } from 'playwright-core';

/**
 * What somebody does on a page while `work` runs: each page that is opened, and each kind of action that is confirmed. Typing, selecting
 * and the preview of a dry run do not count; files that are dropped together are one action.
 */
export async function stepsOf(page: Page, work: () => Promise<void>): Promise<readonly string[]> {
  const steps: string[] = [];
  let shown = new URL(page.url()).pathname;
  const opened = (frame: Frame) => {
    const { pathname } = new URL(frame.url());
    if (frame !== page.mainFrame() || pathname === shown) return;
    steps.push(`open ${pathname}`);
    shown = pathname;
  };
  const asked = (request: Request) => {
    const action = actionOf(request);
    if (action !== null && !steps.includes(action)) steps.push(action);
  };
  page.on('framenavigated', opened);
  page.on('request', asked);
  try {
    await work();
  } finally {
    page.off('framenavigated', opened);
    page.off('request', asked);
  }
  return steps;
}

function actionOf(request: Request): string | null {
  if (request.method() !== 'POST' || !request.url().endsWith('/graphql')) return null;
  const { operationName, query } = request.postDataJSON() as { operationName: string; query: string };
  return query.trimStart().startsWith('mutation') && !query.includes('dryRun: true')
    ? `confirm ${operationName}`
    : null;
}
