interface Waiting {
  readonly what: string;
  readonly reason: string;
  readonly turnsBefore: number | null;
}

/** Why a recording waits; for its turn, the place in the queue. In each turn every user who waits has one recording started. */
export function waitInWords({ what, reason, turnsBefore }: Waiting): string {
  if (what !== 'TURN' || turnsBefore === null) return reason;
  if (turnsBefore === 0) return 'Next in the queue: it starts when a worker is free.';
  return `Place ${turnsBefore + 1} in the queue: ${turnsBefore === 1 ? 'one turn comes' : `${turnsBefore.toLocaleString('en')} turns come`} first.`;
}
