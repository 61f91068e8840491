import { applyDecorators } from '@nestjs/common';
import { ApiExtraModels, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { FAULT_KINDS, type FaultCode } from '../../fault-codes.js';
import { PROBLEM_MEDIA_TYPE } from '../problem.js';
import { ProblemAnswer } from './problem-answer.js';

/** When a route answers with each fault, in a sentence without its full stop. */
export type FaultSentences = Readonly<Partial<Record<FaultCode, string>>>;

/**
 * Documents the faults that a route, or each route of a controller, can answer with. The faults of every route (no token, too
 * many requests, an unreadable body) are not declared: `completeDocument` adds it.
 */
export function ApiFaults(faults: FaultSentences) {
  const answers = [...sentencesByStatus(faults)].map(([status, sentences]) =>
    ApiResponse({ status, ...problemResponse(sentences.join('; ')) }),
  );
  return applyDecorators(ApiExtraModels(ProblemAnswer), ...answers);
}

/** The response object of an error. */
export function problemResponse(description: string) {
  return { description, content: { [mediaType(PROBLEM_MEDIA_TYPE)]: { schema: { $ref: getSchemaPath('Problem') } } } };
}

function sentencesByStatus(faults: FaultSentences): ReadonlyMap<number, readonly string[]> {
  const codes = Object.keys(faults) as FaultCode[];
  const groups = Map.groupBy(codes, (code) => FAULT_KINDS[code].httpStatus);
  return new Map([...groups].map(([status, group]) => [status, group.map((code) => `${code}: ${faults[code]}`)]));
}

function mediaType(contentType: string): string {
  return contentType.split(';', 1)[0] as string;
}
