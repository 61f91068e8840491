import type { ApolloClient } from '@apollo/client';
import type { SupabaseClient } from '@supabase/supabase-js';
import type { Client } from 'graphql-ws';
import { giveUpPending, openApollo } from './api/client.js';
import { openSocket } from './api/socket.js';
import { renewSession, storedSession } from './session/renewal.js';
import { openSupabase } from './session/supabase.js';
import { type EngineSettings, loadSettings } from './settings.js';

/** What the whole page shares. */
export interface Parts {
  readonly settings: EngineSettings;
  readonly supabase: SupabaseClient;
  readonly socket: Client;
  readonly apollo: ApolloClient;
}

/** @throws Error when the engine does not answer */
export async function start(): Promise<Parts> {
  const settings = await loadSettings();
  const supabase = openSupabase(settings);
  const current = async () => (await storedSession(supabase))?.access_token ?? null;
  const renew = async (refused: string | null) => (await renewSession(supabase, refused)).session?.access_token ?? null;
  let apollo: ApolloClient | null = null;
  const socket = openSocket({
    token: current,
    renew,
    onReconnected: () => {
      giveUpPending();
      void apollo?.refetchQueries({ include: 'active' });
    },
  });
  apollo = openApollo(socket, { current, renew });
  return { settings, supabase, socket, apollo };
}
