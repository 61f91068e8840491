import { Badge } from '@mantine/core';

type Status = 'NEW' | 'TRANSCRIBING' | 'ENRICHING' | 'REFINING' | 'COMPLETE' | 'FAILED';
type Verdict = 'PASS' | 'REVIEW' | 'UNCHECKED' | 'REJECT';

const STATUSES: Record<Status, { readonly label: string; readonly colour: string }> = {
  NEW: { label: 'Waiting', colour: 'gray' },
  TRANSCRIBING: { label: 'Transcribing', colour: 'blue' },
  ENRICHING: { label: 'Preparing', colour: 'blue' },
  REFINING: { label: 'Refining', colour: 'blue' },
  COMPLETE: { label: 'Ready', colour: 'studio' },
  FAILED: { label: 'Failed', colour: 'red' },
};
const VERDICTS: Record<Verdict, { readonly label: string; readonly colour: string }> = {
  PASS: { label: 'Checked', colour: 'studio' },
  REVIEW: { label: 'To review', colour: 'orange' },
  UNCHECKED: { label: 'Not checked', colour: 'gray' },
  REJECT: { label: 'Check facts', colour: 'red' },
};

/** Where a recording stands, in words. */
export function StatusBadge({ status }: { readonly status: Status }) {
  const { label, colour } = STATUSES[status];
  return <Tag label={label} colour={colour} />;
}

/** What the checks say of a text, in words. */
export function VerdictBadge({ verdict }: { readonly verdict: Verdict }) {
  const { label, colour } = VERDICTS[verdict];
  return <Tag label={label} colour={colour} />;
}

function Tag({ label, colour }: { readonly label: string; readonly colour: string }) {
  return (
    <Badge
      variant="light"
      color={colour}
      className="tag"
      data-colour={colour}
      tt="none"
      fw={600}
      style={{ flexShrink: 0 }}
    >
      {label}
    </Badge>
  );
}

/** Whether the engine still works on it. */
export function isRunning(status: Status): boolean {
  return status !== 'COMPLETE' && status !== 'FAILED';
}
