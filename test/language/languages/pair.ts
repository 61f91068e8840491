/** What was said, what a careful editor makes of it, and texts of which each changes one thing. */
export interface Pair {
  readonly raw: string;
  readonly honest: string;
  readonly lies: Readonly<Record<string, string>>;
}
