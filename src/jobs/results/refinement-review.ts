/** A person's decision on a refined text. */
export const REVIEW_DECISIONS = ['APPROVE', 'REJECT', 'REOPEN'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** The value of `studio_jobs.review` after a decision. */
export const REVIEW_OF = { APPROVE: 'APPROVED', REJECT: 'REJECTED', REOPEN: null } as const satisfies Readonly<
  Record<ReviewDecision, string | null>
>;
