import type { Type } from '@nestjs/common';
import { Field, ObjectType } from '@nestjs/graphql';
import type { PageRequest } from './connection-args.graphql.js';

/** The position of a page in its list. */
@ObjectType({ description: 'The position of a page in its list.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether something follows this page.' })
  hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether something comes before this page.' })
  hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry; null on an empty page.' })
  startCursor: string | null;

  @Field(() => String, { nullable: true, description: 'Cursor of the last entry; null on an empty page.' })
  endCursor: string | null;
}

/** One entry of a page. */
export interface EdgeOf<Node> {
  readonly node: Node;
  readonly cursor: string;
}

/** A page of a list. */
export interface ConnectionOf<Node> {
  readonly edges: readonly EdgeOf<Node>[];
  readonly pageInfo: PageInfo;
}

/**
 * The connection type of a node type, `JobConnection` with `JobEdge` for `Job`. Once for each node type:
 * `@ObjectType({ description: 'A page of jobs.' }) export class JobConnection extends Connection(Job) {}`.
 */
export function Connection<Node extends object>(node: Type<Node>): Type<ConnectionOf<Node>> {
  @ObjectType(`${node.name}Edge`, { description: `One entry of a page, of type ${node.name}.` })
  class Edge implements EdgeOf<Node> {
    @Field(() => node, { description: 'The entry itself.' })
    readonly node: Node;

    @Field(() => String, { description: 'The cursor of the entry: pass it as after or before.' })
    readonly cursor: string;
  }

  @ObjectType({ isAbstract: true })
  class Page implements ConnectionOf<Node> {
    @Field(() => [Edge], { description: 'The entries, in the order of the list.' })
    readonly edges: readonly Edge[];

    @Field(() => PageInfo, { description: 'The position of the page in its list.' })
    readonly pageInfo: PageInfo;
  }
  return Page;
}

/**
 * A page from the fetched rows: up to `page.size + 1` of them, in the direction of the page (backward: the last
 * one first).
 */
export function connectionOf<Row, Node = Row>(
  rows: readonly Row[],
  page: PageRequest,
  cursorOf: (row: Row) => string,
  nodeOf: (row: Row) => Node = (row) => row as unknown as Node,
): ConnectionOf<Node> {
  const kept = rows.slice(0, page.size);
  const backward = page.direction === 'backward';
  if (backward) kept.reverse();
  const edges = kept.map((row) => ({ node: nodeOf(row), cursor: cursorOf(row) }));
  const more = rows.length > page.size;
  const beyond = page.cursor !== null;
  return {
    edges,
    pageInfo: {
      hasNextPage: backward ? beyond : more,
      hasPreviousPage: backward ? more : beyond,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
