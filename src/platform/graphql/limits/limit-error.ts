import { HeaderMap } from '@apollo/server';
import { GraphQLError } from 'graphql';
import { LIMITS, type LimitCode } from './limits.js';

/** The refusal of an operation that goes beyond a limit: says which, how much is allowed and, where it was counted to the end, how much it was. */
export function limitError(
  code: LimitCode,
  found: number | null = null,
  most: number = LIMITS[code].most,
): GraphQLError {
  const { httpStatus, what } = LIMITS[code];
  const was = found === null || !Number.isFinite(found) ? 'this has more' : `this has ${found}`;
  return new GraphQLError(`At most ${most} ${what}; ${was}.`, {
    extensions: {
      code,
      limit: most,
      ...(was === 'this has more' ? {} : { found }),
      http: { status: httpStatus, headers: new HeaderMap() },
    },
  });
}
