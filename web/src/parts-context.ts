import { createContext, useContext } from 'react';
import type { Parts } from './start.js';

export const PartsContext = createContext<Parts | null>(null);

/** What the whole page shares: settings, Supabase, socket. @throws Error outside of App */
export function useParts(): Parts {
  const parts = useContext(PartsContext);
  if (parts === null) throw new Error('useParts needs App around it');
  return parts;
}
