/** Adds users; returns their ids. */
export async function addUsers(client, count) {
  const { rows } = await client.query(
    `insert into auth.users (id, email) select gen_random_uuid(), gen_random_uuid() || '@example.com' from generate_series(1, $1::integer) returning id`,
    [count],
  );
  return rows.map(({ id }) => id);
}
