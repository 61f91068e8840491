import { useGraphiQLActions } from '@graphiql/react';
import type { FormEvent } from 'react';
import { setToken } from './token.ts';

/** Where the caller's token or key goes; the schema is asked for again with it. */
export function TokenBox() {
  const { introspect } = useGraphiQLActions();
  const use = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setToken(String(new FormData(event.currentTarget).get('token') ?? ''));
    void introspect();
  };
  return (
    <form className="token-box" onSubmit={use}>
      <input
        name="token"
        type="password"
        autoComplete="off"
        spellCheck={false}
        aria-label="Access token or secret key"
        placeholder="Access token or secret key"
        title="Goes with every operation as Authorization: Bearer … On the machine of a local engine none is needed."
        onChange={(event) => setToken(event.currentTarget.value)}
      />
      <button type="submit">Use</button>
    </form>
  );
}
