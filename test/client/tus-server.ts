import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Takes uploads by the tus protocol; loses the answer to the second part, after half of it. */
export async function startTusServer() {
  let stored = Buffer.alloc(0);
  let metadata = '';
  let parts = 0;
  let lost = 0;
  const server = createServer(async (request, response) => {
    if (request.method === 'POST') {
      metadata = String(request.headers['upload-metadata']);
      return response
        .writeHead(201, { location: `http://${request.headers.host}/storage/v1/upload/resumable/1` })
        .end();
    }
    if (request.method === 'HEAD') return response.writeHead(200, { 'upload-offset': stored.length }).end();
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const part = Buffer.concat(chunks);
    parts += 1;
    if (Number(request.headers['upload-offset']) !== stored.length) return response.writeHead(409).end();
    if (parts === 2) {
      lost += 1;
      stored = Buffer.concat([stored, part.subarray(0, part.length / 2)]);
      return request.socket.destroy();
    }
    stored = Buffer.concat([stored, part]);
    return response.writeHead(204, { 'upload-offset': stored.length }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received: () => stored,
    metadata: () => metadata,
    lost: () => lost,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
