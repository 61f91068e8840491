import { useSearchParams } from 'react-router';

const NAME = 't';

/** The second of the recording that the page's address names; null where it names none. */
export function useStartSecond(): number | null {
  const [search] = useSearchParams();
  const named = search.get(NAME);
  return named !== null && /^\d{1,6}$/.test(named) ? Number(named) : null;
}

/** The address of this page at a second of its recording. */
export function addressAt(seconds: number): string {
  const address = new URL(location.href);
  address.search = '';
  address.searchParams.set(NAME, String(Math.floor(seconds)));
  return address.href;
}
