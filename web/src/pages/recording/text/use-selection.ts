import { useCallback, useState } from 'react';

/** Which rows of a list are selected; with Shift, all from the last one that was pressed. */
export function useSelection() {
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set());
  const [last, setLast] = useState<number | null>(null);
  const toggle = useCallback(
    (row: number, range: boolean) => {
      const next = new Set(chosen);
      const from = range && last !== null ? last : row;
      const add = !chosen.has(row);
      for (let at = Math.min(from, row); at <= Math.max(from, row); at += 1) {
        if (add) next.add(at);
        else next.delete(at);
      }
      setChosen(next);
      setLast(row);
    },
    [chosen, last],
  );
  const clear = useCallback(() => setChosen(new Set()), []);
  return { chosen, toggle, clear };
}
