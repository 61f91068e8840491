import { ApolloProvider } from '@apollo/client/react';
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { useMemo } from 'react';
import { RouterProvider } from 'react-router/dom';
import { pageNonce } from './nonce.js';
import { PartsContext } from './parts-context.js';
import { makeRouter } from './routes.js';
import { SessionProvider } from './session/session.js';
import type { Parts } from './start.js';
import { THEME } from './theme.js';

const COLOURS = localStorageColorSchemeManager({ key: 'studio-colour-scheme' });

export function App(parts: Parts) {
  const router = useMemo(makeRouter, []);
  return (
    <MantineProvider theme={THEME} defaultColorScheme="auto" colorSchemeManager={COLOURS} getStyleNonce={pageNonce}>
      <PartsContext value={parts}>
        <SessionProvider supabase={parts.supabase}>
          <ApolloProvider client={parts.apollo}>
            <RouterProvider router={router} />
          </ApolloProvider>
        </SessionProvider>
      </PartsContext>
    </MantineProvider>
  );
}
