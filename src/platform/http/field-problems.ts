import { getMetadataStorage, type ValidationError } from 'class-validator';
import type { FieldProblem } from '../fault.js';
import { escapeUnprintable } from '../logging/redaction.js';
import { nearestName } from '../nearest-name.js';

/** More than a person reads; a body may have thousands of wrong fields. */
const MOST_PROBLEMS = 50;
const LONGEST_NAME = 128;
const NEAR = 2;

/** One problem for each bad field, nested ones by their path: `speakers[2].name`. */
export function fieldProblems(errors: readonly ValidationError[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  collect(errors, '', problems);
  return problems;
}

function collect(errors: readonly ValidationError[], parent: string, problems: FieldProblem[]): void {
  for (const error of errors) {
    if (problems.length >= MOST_PROBLEMS) return;
    const field = pathTo(parent, error);
    const messages = Object.entries(error.constraints ?? {}).map(([rule, message]) =>
      rule === 'whitelistValidation' ? unknownField(error) : message,
    );
    if (messages.length > 0) problems.push({ field, message: messages.join('; ') });
    collect(error.children ?? [], field, problems);
  }
}

function pathTo(parent: string, error: ValidationError): string {
  const name = escapeUnprintable(error.property).slice(0, LONGEST_NAME);
  if (parent === '') return name;
  return Array.isArray(error.target) ? `${parent}[${name}]` : `${parent}.${name}`;
}

function unknownField(error: ValidationError): string {
  const owner = error.target?.constructor;
  const rules = owner ? getMetadataStorage().getTargetValidationMetadatas(owner, '', false, false) : [];
  const near = nearestName(error.property, [...new Set(rules.map((rule) => rule.propertyName))], NEAR);
  return near === null ? 'is not a field of this request' : `is not a field of this request; did you mean ${near}?`;
}
