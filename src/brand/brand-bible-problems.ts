import { Fault, type FieldProblem } from '../platform/fault.js';

/** Something wrong in the source of a Brand Bible. */
export interface BrandBibleProblem extends FieldProblem {
  /** From 1; null if the problem is of no one line. */
  readonly line: number | null;
}

/** Collects what is wrong in a source, so that its author sees all problems together. */
export class BrandBibleProblems {
  private readonly found: BrandBibleProblem[] = [];

  /** A problem of one line, independent of its field. */
  atLine(line: number, message: string): void {
    this.found.push({ field: `line ${line}`, message, line });
  }

  /** A problem of a field, with the field's line. */
  of(field: string, message: string, line: number | null): void {
    this.found.push({ field, message, line });
  }

  /** In the order of the lines; what is of no line comes first. */
  get all(): readonly BrandBibleProblem[] {
    return this.found.toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0));
  }
}

/** The fault of a source with problems: its message names the place of each. */
export function unusable(problems: readonly BrandBibleProblem[]): Fault {
  const sentences = problems.map(({ field, message, line }) => {
    const place = line === null || field.startsWith('line ') ? field : `${field}, line ${line}`;
    return `${place}: ${message}`;
  });
  return new Fault('BAD_REQUEST', `The Brand Bible cannot be used: ${sentences.join('; ')}.`, {
    fields: problems.map(({ field, message, line }) => ({ field, message, ...(line === null ? {} : { line }) })),
  });
}
