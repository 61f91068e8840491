import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, type ValidationError, validate } from 'class-validator';
import { Fault, type FieldProblem } from '../fault.js';
import { escapeUnprintable } from '../logging/redaction.js';
import { nearestName } from '../nearest-name.js';

/** Nothing the API takes is nested deeper; deeper bodies exist to exhaust a recursive reader. */
const DEEPEST = 16;
const NATIVE: readonly unknown[] = [String, Boolean, Number, Array, Object, Buffer, Date];

/**
 * Validates bodies, queries and parameters that are declared as a class with class-validator's decorators: all bad fields at once, unknown
 * fields refused. Throws Fault BAD_REQUEST with one entry for each bad field.
 */
@Injectable()
export class BodyValidation implements PipeTransform {
  async transform(value: unknown, { metatype, type, data }: ArgumentMetadata): Promise<unknown> {
    if (type === 'custom' || metatype === undefined || NATIVE.includes(metatype)) return value;
    // A named argument of GraphQL that was left out: whether it may be is the schema's to say.
    if (data !== undefined && (value === undefined || value === null)) return value;
    return validated(metatype, value);
  }
}

/**
 * A value as an instance of a class with class-validator's decorators.
 * @throws Fault BAD_REQUEST with one entry for each bad field, or for a body that is not a JSON object
 */
export async function validated<Body extends object>(metatype: new () => Body, value: unknown): Promise<Body> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Fault('BAD_REQUEST', 'The body must be a JSON object.');
  }
  if (isDeeperThan(value, DEEPEST)) throw new Fault('BAD_REQUEST', `The body is nested deeper than ${DEEPEST} levels.`);
  const instance = plainToInstance(metatype, value);
  const errors = await validate(instance, {
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    validationError: { target: true, value: false },
  });
  if (errors.length === 0) return instance;
  const fields = fieldProblems(errors);
  const names = fields.slice(0, 5).map((problem) => problem.field);
  const more = fields.length > names.length ? ` and ${fields.length - names.length} more` : '';
  const wrong = fields.length === 1 ? 'One field is not valid' : `${fields.length} fields are not valid`;
  throw new Fault('BAD_REQUEST', `${wrong}: ${names.join(', ')}${more}.`, { fields });
}

/** Walks level by level: a recursive walk would itself be exhausted. */
function isDeeperThan(value: object, limit: number): boolean {
  let level: object[] = [value];
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > limit) return true;
    level = level.flatMap((part) =>
      Object.values(part).filter((inner): inner is object => typeof inner === 'object' && inner !== null),
    );
  }
  return false;
}

/** More than a person reads; a body may have thousands of wrong fields. */
const MOST_PROBLEMS = 50;
const LONGEST_NAME = 128;
const NEAR = 2;

/** One problem for each invalid field, nested ones by their path: `speakers[2].name`. */
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
      rule === 'whitelistValidation' ? unknownField(error) : withoutName(message, error.property),
    );
    if (messages.length > 0) problems.push({ field, message: messages.join('; ') });
    collect(error.children ?? [], field, problems);
  }
}

/** The rules of class-validator name the field in their own messages; a problem has the name beside the message. */
function withoutName(message: string, property: string): string {
  return message.startsWith(`${property} `) ? message.slice(property.length + 1) : message;
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
