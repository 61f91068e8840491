import { describe, expect, it } from '@jest/globals';
import { objectPathProblem } from '../../src/supabase/object-path.js';
import { mergePages } from '../../web/src/api/paging.js';
import { objectName } from '../../web/src/uploads/object-name.js';
import { UploadQueue, type UploadSteps } from '../../web/src/uploads/upload-queue.js';

const OPTIONS = { brand: null, language: null, speakers: null };
const file = (name: string) => new File(['sound'], name);

function queueOf(steps: Partial<UploadSteps> = {}) {
  let ids = 0;
  const queue = new UploadQueue('user', {
    send: async () => undefined,
    submit: async ({ id }) => `job-${id}`,
    explain: (error) => (error as Error).message,
    isLost: () => false,
    newId: () => String(++ids),
    ...steps,
  });
  const settled = () =>
    new Promise<void>((resolve) => {
      const end = queue.subscribe(() => {
        if (queue.all.some(({ state }) => state !== 'done' && state !== 'failed')) return;
        end();
        resolve();
      });
    });
  return { queue, settled };
}

describe('the queue of uploads', () => {
  it('sends two at a time, and makes a job of each', async () => {
    let now = 0;
    let most = 0;
    const send = async () => {
      now += 1;
      most = Math.max(most, now);
      await new Promise(setImmediate);
      now -= 1;
    };
    const { queue, settled } = queueOf({ send });
    const done = settled();
    queue.add(['a', 'b', 'c', 'd', 'e'].map(file), OPTIONS);
    await done;
    expect(most).toBe(2);
    expect(queue.all.map(({ jobId }) => jobId)).toEqual(['job-1', 'job-2', 'job-3', 'job-4', 'job-5']);
    expect(queue.busy).toBe(false);
  });

  it('does not send a stored file again when only its job failed', async () => {
    let sent = 0;
    let submitted = 0;
    const { queue, settled } = queueOf({
      send: async () => {
        sent += 1;
      },
      submit: async () => {
        submitted += 1;
        if (submitted === 1) throw new Error('Too many requests.');
        return 'job';
      },
    });
    let done = settled();
    queue.add([file('a.mp3')], OPTIONS);
    await done;
    expect(queue.all[0]).toMatchObject({ state: 'failed', problem: 'Too many requests.' });
    done = settled();
    queue.retry('1');
    await done;
    expect([queue.all[0]!.state, sent, submitted]).toEqual(['done', 1, 2]);
  });
});

describe('an upload that a broken connection ended', () => {
  it('continues when the connection is back, and one that the server refused does not', async () => {
    const down = new Set(['a.mp3', 'refused.mp3']);
    const { queue, settled } = queueOf({
      send: async ({ file: { name } }) => {
        if (down.has(name)) throw new Error(name === 'a.mp3' ? 'lost' : 'refused');
      },
      isLost: (error) => (error as Error).message === 'lost',
    });
    let done = settled();
    queue.add(['a.mp3', 'refused.mp3'].map(file), OPTIONS);
    await done;
    expect(queue.all.map(({ state, lost }) => [state, lost])).toEqual([
      ['failed', true],
      ['failed', false],
    ]);
    down.clear();
    done = settled();
    queue.resume();
    await done;
    expect(queue.all.map(({ state, problem }) => [state, problem])).toEqual([
      ['done', null],
      ['failed', 'refused'],
    ]);
  });
});

describe('the name of an object', () => {
  it.each([
    'a.mp3',
    '../../secrets',
    'what? #1 %2e\\x.wav',
    ' . ',
    'Gespräch über Müll.m4a',
    `${'long'.repeat(99)}.mp3`,
    '音声.wav',
  ])('of %j is one that the engine takes, in the folder of its owner', (name) => {
    const path = objectName('user', 'upload', name);
    expect(objectPathProblem(path)).toBeNull();
    expect(path).toMatch(/^user\/upload\/[^/]+$/);
  });
});

describe('pages of a list', () => {
  const page = (...cursors: string[]) => ({
    edges: cursors.map((cursor) => ({ cursor })),
    pageInfo: { hasNextPage: true, endCursor: cursors.at(-1) },
  });

  it.each([
    ['the first takes the place of everything', page('a', 'b', 'c'), page('x', 'a'), null, 'xa'],
    ['a further one is appended behind its cursor', page('a', 'b'), page('c', 'd'), 'b', 'abcd'],
    [
      'one that was asked again replaces what stood behind its cursor',
      page('a', 'b', 'c'),
      page('c', 'd'),
      'b',
      'abcd',
    ],
  ])('%s', (_, existing, incoming, after, expected) => {
    expect(
      mergePages(existing, incoming, after)
        .edges.map(({ cursor }) => cursor)
        .join(''),
    ).toBe(expected);
  });
});
