import { once } from 'node:events';
import { connect, createServer } from 'node:net';

/** A line to a local server whose every packet takes half of `roundTripMs` each way, as to a hosted database in another place. */
export async function startSlowLine(port, roundTripMs) {
  const open = new Set();
  const server = createServer((near) => {
    const far = connect(port, '127.0.0.1');
    for (const socket of [near, far]) {
      open.add(socket);
      socket.setNoDelay();
      socket.on('error', () => undefined).on('close', () => open.delete(socket));
    }
    pass(near, far, roundTripMs / 2);
    pass(far, near, roundTripMs / 2);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: server.address().port,
    stop() {
      server.close();
      for (const socket of open) socket.destroy();
    },
  };
}

function pass(from, to, afterMs) {
  from.on('data', (data) => setTimeout(() => to.write(data), afterMs));
  from.on('close', () => setTimeout(() => to.destroy(), afterMs));
}
