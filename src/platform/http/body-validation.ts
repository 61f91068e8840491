import { type ArgumentMetadata, Injectable, type PipeTransform } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { Fault } from '../fault.js';
import { fieldProblems } from './field-problems.js';

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
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      throw new Fault('BAD_REQUEST', 'The body must be a JSON object.');
    }
    if (isDeeperThan(value, DEEPEST))
      throw new Fault('BAD_REQUEST', `The body is nested deeper than ${DEEPEST} levels.`);
    const instance: object = plainToInstance(metatype, value);
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
    const wrong = fields.length === 1 ? 'One field is wrong' : `${fields.length} fields are wrong`;
    throw new Fault('BAD_REQUEST', `${wrong}: ${names.join(', ')}${more}.`, { fields });
  }
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
