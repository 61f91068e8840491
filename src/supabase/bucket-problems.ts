/** What Storage says of the audio bucket. */
export interface BucketFacts {
  readonly public: boolean;
  /** The types that it accepts, such as `audio/*`; null: every type. */
  readonly mimeTypes: readonly string[] | null;
}

/** What is wrong with a bucket that exists, and what to do in the dashboard. */
export interface BucketProblem {
  readonly message: string;
  readonly cure: string;
}

const WHERE = 'Storage → the bucket → Edit in the dashboard.';

export function bucketProblems(bucket: string, { public: open, mimeTypes }: BucketFacts): readonly BucketProblem[] {
  const problems: BucketProblem[] = [];
  if (open) {
    const message = `The bucket "${bucket}" is public: everybody can read its recordings.`;
    problems.push({ message, cure: `Make it private: ${WHERE}` });
  }
  if (mimeTypes !== null && mimeTypes.length > 0 && !mimeTypes.some((type) => /^(?:audio\/|\*)/.test(type))) {
    const message = `The bucket "${bucket}" accepts only ${mimeTypes.join(', ')}, so uploads of recordings are refused.`;
    problems.push({ message, cure: `Allow audio/* and video/*, or every type: ${WHERE}` });
  }
  return problems;
}
