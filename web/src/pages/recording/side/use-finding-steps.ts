import { useHotkeys } from '@mantine/hooks';
import type { Note } from '../text/marks.js';

/** Findings that nobody has marked as correct, in the order of the text. */
function openOnes(findings: readonly Note[], accepted: ReadonlySet<string>): readonly Note[] {
  return findings
    .filter(({ id, placed }) => placed && !accepted.has(id))
    .sort((a, b) => a.refined.start - b.refined.start);
}

interface Steps {
  readonly findings: readonly Note[];
  readonly accepted: ReadonlySet<string>;
  /** The finding that was shown last. */
  readonly selected: string | null;
  readonly show: (id: string) => void;
}

/** Leads from one open finding of the text to the next, round and round: by button, and by the keys **N** and **P**. */
export function useFindingSteps({ findings, accepted, selected, show }: Steps) {
  const open = openOnes(findings, accepted);
  const step = (by: 1 | -1) => {
    const at = open.findIndex(({ id }) => id === selected);
    const from = at === -1 && by === -1 ? 0 : at;
    const next = open.at((from + by) % open.length);
    if (next !== undefined) show(next.id);
  };
  const next = () => step(1);
  const previous = () => step(-1);
  useHotkeys([
    ['N', next],
    ['P', previous],
  ]);
  return { any: open.length > 0, next, previous };
}
