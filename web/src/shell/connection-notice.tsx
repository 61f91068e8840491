import { Alert, Loader } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useConnection } from '../api/connection.js';

/** A break that is shorter is over before anybody reads of it. */
const WORTH_SAYING_MS = 1_500;

/** Says that live changes are interrupted; it goes away by itself. */
export function ConnectionNotice() {
  const { online } = useNetwork();
  const broken = useConnection() === 'reconnecting' || !online;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    if (!broken) setShown(false);
    const timer = setTimeout(() => setShown(broken), WORTH_SAYING_MS);
    return () => clearTimeout(timer);
  }, [broken]);
  if (!shown) return null;
  return <Reconnecting online={online} />;
}

export function Reconnecting({ online }: { readonly online: boolean }) {
  return (
    <Alert color="yellow" variant="light" mb="md" icon={<Loader size={16} color="yellow" />} role="status">
      {online
        ? 'Reconnecting to the engine. The page may be out of date. What you type is kept.'
        : 'You are offline. The page reconnects when the network is available again. What you type is kept.'}
    </Alert>
  );
}
