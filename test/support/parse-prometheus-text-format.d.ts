declare module 'parse-prometheus-text-format' {
  interface Family {
    readonly name: string;
    readonly type: string;
    readonly metrics: readonly Readonly<Record<string, unknown>>[];
  }
  /** Throws for what is not of the format. */
  export default function parse(text: string): readonly Family[];
}
