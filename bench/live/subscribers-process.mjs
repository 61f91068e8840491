// Subscribers over real sockets, one connection each. Receives { url, subscribers, stalled, query }; sends the time of arrival of each change, by the
// machine's clock in milliseconds, in batches. On 'stall', the first `stalled` of them ask for everybody's changes with a long text each, and stop
// reading.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';

const sockets = [];
const clients = [];
const ended = {};
let received = [];
let plan;

process.on('disconnect', () => process.exit());
process.on('message', (message) => {
  if (message === 'stall') stall();
  else if (message === 'wake') for (const socket of sockets.slice(0, plan.stalled)) socket.resume();
  else if (message === 'stop') process.exit(0);
  else void open(message);
});

async function open(message) {
  plan = message;
  for (const subscriber of plan.subscribers) await connected(subscriber);
  process.send({ opened: plan.subscribers.length });
  setInterval(() => {
    if (received.length > 0) process.send({ received });
    received = [];
  }, 250);
}

function stall() {
  for (const client of clients.slice(0, plan.stalled)) {
    client.subscribe({ query: plan.query.heavy }, { next: () => {}, error: () => {}, complete: () => {} });
  }
  setTimeout(() => {
    for (const socket of sockets.slice(0, plan.stalled)) socket.pause();
  }, 1_000);
}

function connected({ token, userId }) {
  return new Promise((resolve) => {
    class Socket extends WebSocket {
      constructor(...args) {
        super(...args);
        sockets.push(this);
      }
    }
    const client = createClient({
      url: plan.url,
      webSocketImpl: Socket,
      lazy: true,
      retryAttempts: 0,
      connectionParams: { authorization: `Bearer ${token}` },
      on: { connected: () => resolve(), closed: (event) => count(`closed ${event.code}`) },
    });
    clients.push(client);
    client.subscribe(
      { query: plan.query.light, variables: { userId } },
      {
        next: ({ data }) => {
          const { jobId, number } = data.jobStatusChanged;
          received.push([`${jobId}/${number}`, performance.timeOrigin + performance.now()]);
        },
        error: (error) => count(Array.isArray(error) ? error[0]?.extensions?.code : 'connection lost'),
        complete: () => count('complete'),
      },
    );
  });
}

function count(how) {
  ended[how] = (ended[how] ?? 0) + 1;
  process.send({ ended });
}
