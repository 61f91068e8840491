import { describe, expect, it } from '@jest/globals';
import { type Change, followChanges } from '../../web/src/api/change-feed.js';

type Socket = Parameters<typeof followChanges>[0];
type Sink = Parameters<Socket['subscribe']>[1];

/** A socket that takes a subscription in whenever the test says so, and an engine that has the changes of a list. */
class SlowSocket {
  private readonly open: { readonly variables: { readonly after: string | null }; readonly sink: Sink }[] = [];
  private readonly opened: (() => void)[] = [];
  /** Their positions are 1, 2, 3 … */
  readonly happened: string[] = [];

  readonly client = {
    subscribe: (payload: { variables: never }, sink: Sink) => {
      this.open.push({ variables: payload.variables, sink });
      for (const resolve of this.opened.splice(0)) resolve();
      return () => undefined;
    },
  } as unknown as Socket;

  position = async () => String(this.happened.length);

  async subscribed(): Promise<void> {
    if (this.open.length === 0) await new Promise<void>((resolve) => this.opened.push(resolve));
  }

  /** The engine has taken the newest subscription in: from then on it sends what is later than `after`. */
  takeIn(): void {
    const { variables, sink } = this.open.at(-1)!;
    const from = variables.after === null ? this.happened.length : Number(variables.after);
    for (const [at, jobId] of [...this.happened.entries()].slice(from)) {
      sink.next({ data: { jobStatusChanged: { eventId: String(at + 1), jobId } } as never });
    }
  }

  /** The engine can no longer say what came after the position. */
  expire(): void {
    const { sink } = this.open.pop()!;
    sink.error([{ extensions: { code: 'CURSOR_EXPIRED' } }]);
  }
}

describe('the changes that a page follows', () => {
  function follow(socket: SlowSocket) {
    const seen: string[] = [];
    let loads = 0;
    const stop = followChanges(socket.client, {
      userId: null,
      position: socket.position,
      onChange: ({ jobId }: Change) => seen.push(jobId),
      onPosition: () => {
        loads += 1;
      },
    });
    return { seen, stop, loads: () => loads };
  }

  it('include what happens before a slow subscription stands, and are loaded from their position on', async () => {
    const socket = new SlowSocket();
    socket.happened.push('before');
    const { seen, stop, loads } = follow(socket);
    await socket.subscribed();
    expect(loads()).toBe(1);
    socket.happened.push('while it is slow');
    socket.takeIn();
    expect(seen).toEqual(['while it is slow']);
    stop();
  });

  it('include what happens before the socket subscribes again, also when no change had come yet', async () => {
    const socket = new SlowSocket();
    const { seen, stop } = follow(socket);
    await socket.subscribed();
    socket.takeIn();
    socket.happened.push('while the line is broken');
    // The socket reconnects and sends the same payload again.
    socket.takeIn();
    expect(seen).toEqual(['while the line is broken']);
    socket.happened.push('later');
    socket.takeIn();
    expect(seen).toEqual(['while the line is broken', 'later']);
    stop();
  });

  it('begin anew where the position has expired', async () => {
    const socket = new SlowSocket();
    const { seen, stop, loads } = follow(socket);
    await socket.subscribed();
    socket.happened.push('too long ago');
    socket.expire();
    await socket.subscribed();
    expect(loads()).toBe(2);
    socket.happened.push('new');
    socket.takeIn();
    expect(seen).toEqual(['new']);
    stop();
  });
});
