import { useMemo } from 'react';
import { useAddressChoice, useAddressText } from '../../parts/address-state.js';
import { useAccount } from '../../session/session.js';
import { SHOWN_STATUSES } from './shown-statuses.js';

/** The words of the texts, or the beginning of the recording's name. */
export type SearchIn = 'search' | 'text';

/** The engine searches for two characters or more. */
const SHORTEST = 2;

/** What somebody wants to see of the recordings, kept in the page's address. */
export function useListFilter() {
  const { id: userId, isAdmin } = useAccount();
  const [typed, search, type] = useAddressText('search');
  const [place, setPlace] = useAddressChoice('in', 'texts');
  const where: SearchIn = place === 'names' ? 'text' : 'search';
  const [named, setStatus] = useAddressChoice('status', 'all');
  const status = SHOWN_STATUSES.find(({ value }) => value === named) ?? SHOWN_STATUSES[0]!;
  const [whose, setWhose] = useAddressChoice('of', 'me');
  const everybody = isAdmin && whose === 'everybody';
  const filter = useMemo(
    () => ({
      ...(everybody ? {} : { userId }),
      ...(status.statuses === null ? {} : { statuses: [...status.statuses] }),
      ...(search.length >= SHORTEST ? { [where]: search } : {}),
    }),
    [everybody, userId, status, search, where],
  );
  return {
    filter,
    typed,
    search,
    type,
    where,
    setWhere: (next: SearchIn) => setPlace(next === 'text' ? 'names' : 'texts'),
    status: status.value,
    setStatus,
    isAdmin,
    everybody,
    showEverybody: (shown: boolean) => setWhose(shown ? 'everybody' : 'me'),
  };
}

export type ListFilter = ReturnType<typeof useListFilter>;
