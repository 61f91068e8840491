'use client';

import { type FormEvent, useState } from 'react';
import { supabase } from '../lib/browser-client';

/** Signs in with an account of the Supabase project. */
export function SignIn({ onSignedIn }: { readonly onSignedIn: () => void }) {
  const [problem, setProblem] = useState<string | null>(null);

  async function signIn(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const { error } = await supabase.auth.signInWithPassword({
      email: String(form.get('email')),
      password: String(form.get('password')),
    });
    if (error === null) onSignedIn();
    else setProblem(error.message);
  }

  return (
    <form onSubmit={signIn}>
      <input name="email" type="email" autoComplete="email" aria-label="E-mail address" required />
      <input name="password" type="password" autoComplete="current-password" aria-label="Password" required />
      <button type="submit">Sign in</button>
      {problem === null ? null : <p role="alert">{problem}</p>}
    </form>
  );
}
