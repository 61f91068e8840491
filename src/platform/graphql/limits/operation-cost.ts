import {
  type DocumentNode,
  GraphQLError,
  type GraphQLSchema,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
  type OperationDefinitionNode,
} from 'graphql';
import { type ComplexityEstimator, type ComplexityEstimatorArgs, getComplexity } from 'graphql-query-complexity';
import { DEFAULT_PAGE } from '../connection-args.graphql.js';
import { coded, LIMITS, limitError } from './limits.js';

/** The assumed length of a list without paging arguments, unless its field declares one (`@Field({ complexity })`). */
const USUAL_LIST = 10;

/**
 * Refuses an operation whose answer could be too large: one point a field, times the length of each list around it: its `first` or `last`,
 * variables looked up.
 * @returns the points
 * @throws GraphQLError LIMIT_COMPLEXITY, or BAD_USER_INPUT for a variable that does not fit its type
 */
export function refuseCostly(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const cost = costOf(schema, document, operation, variables);
  if (cost > LIMITS.LIMIT_COMPLEXITY.most) throw limitError('LIMIT_COMPLEXITY', cost);
  return cost;
}

function costOf(
  schema: GraphQLSchema,
  query: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): number {
  const operationName = operation.name?.value;
  const estimators = [declaredCost, countedCost];
  try {
    return getComplexity({ schema, query, operationName, variables: { ...variables }, estimators });
  } catch (error) {
    throw error instanceof GraphQLError ? coded(error, 'BAD_USER_INPUT') : error;
  }
}

/** What a field says of itself: a number for the field alone, or a function of its arguments and of what lies in it. */
const declaredCost: ComplexityEstimator = (options) => {
  const { complexity } = options.field.extensions as { complexity?: number | ComplexityEstimator };
  if (typeof complexity === 'number') return complexity + options.childComplexity;
  return typeof complexity === 'function' ? complexity(options) : undefined;
};

const countedCost: ComplexityEstimator = (options) => 1 + lengthOf(options) * options.childComplexity;

function lengthOf({ field, args, type }: ComplexityEstimatorArgs): number {
  const named = getNamedType(field.type);
  // Introspection only reads memory, and has its own depth limit.
  if (named.name.startsWith('__')) return 1;
  const paged = isObjectType(named) && named.name.endsWith('Connection');
  // A page's own edges were counted by the field that gave the page.
  const edges = isObjectType(type) && type.name.endsWith('Connection');
  const list = isListType(getNullableType(field.type)) && !edges;
  if (!paged && !list) return 1;
  const asked: unknown = args.first ?? args.last ?? args.limit;
  const length = typeof asked === 'number' ? asked : paged ? DEFAULT_PAGE : USUAL_LIST;
  return Math.max(0, length);
}
