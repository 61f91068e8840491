import pg from 'pg';

/** Transactions on a pool of their own. */
export function pool(connectionString, max) {
  const connections = new pg.Pool({ connectionString, max });
  return {
    async transaction(work) {
      const client = await connections.connect();
      try {
        await client.query('begin');
        await work(client);
        await client.query('commit');
      } finally {
        client.release();
      }
    },
    end: () => connections.end(),
  };
}

/** A connection as pg-boss takes one for a call inside somebody's transaction. */
export function pgAdapter(client) {
  return { executeSql: (text, values) => client.query(text, values) };
}
