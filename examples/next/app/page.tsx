'use client';

import { useEffect, useState } from 'react';
import { supabase } from '../lib/browser-client';
import { Recorder } from './recorder';
import { SignIn } from './sign-in';

export default function Page() {
  const [signedIn, setSignedIn] = useState<boolean | null>(null);
  useEffect(() => {
    supabase.auth.getSession().then(({ data }) => setSignedIn(data.session !== null));
  }, []);
  return (
    <main>
      <h1>Recordings</h1>
      {signedIn === null ? null : signedIn ? <Recorder /> : <SignIn onSignedIn={() => setSignedIn(true)} />}
    </main>
  );
}
