import { type FormEvent, useState } from 'react';
import { useSession } from '../../session/session.js';

/** The form of the sign-in page. */
export function useSignIn() {
  const { supabase } = useSession();
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem(null);
    const { error } = await supabase.auth.signInWithPassword({ email: email.trim(), password });
    setBusy(false);
    if (error) setProblem(sentence(error));
  };
  return { email, setEmail, password, setPassword, busy, problem, submit };
}

function sentence(error: { readonly name: string; readonly status?: number; readonly message: string }): string {
  if (error.name === 'AuthRetryableFetchError' || error.status === undefined || error.status === 0) {
    return 'Supabase cannot be reached. Check your connection, then try again.';
  }
  if (error.status === 400) return 'The e-mail address or the password is wrong. Check both, then try again.';
  if (error.status === 429) return 'Too many attempts. Wait a minute, then try again.';
  return error.message;
}
