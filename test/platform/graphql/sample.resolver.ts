import { setTimeout as pause } from 'node:timers/promises';
import { Controller, Get, Param } from '@nestjs/common';
import {
  Args,
  Context,
  Field,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Parent,
  Query,
  ResolveField,
  Resolver,
  Subscription,
} from '@nestjs/graphql';
import { IsOptional, IsString, Length } from 'class-validator';
import { Fault } from '../../../src/platform/fault.js';
import type { FaultCode } from '../../../src/platform/fault-codes.js';
import { Connection, type ConnectionOf, connectionOf } from '../../../src/platform/graphql/connection.graphql.js';
import { ConnectionArgs, pageOf } from '../../../src/platform/graphql/connection-args.graphql.js';
import { loaderOf, type RequestContext } from '../../../src/platform/graphql/request-context.js';
import { Json, Uuid } from '../../../src/platform/graphql/scalars.graphql.js';
import { Moments } from '../../support/moments.js';

@ObjectType()
export class Leaf {
  @Field(() => Int)
  number: number;

  @Field(() => Int, { complexity: 7 })
  dear: number;
}

@ObjectType()
class LeafConnection extends Connection(Leaf) {}

@InputType()
class NoteInput {
  @Field(() => String)
  @IsString({ message: 'must be a text' })
  @Length(1, 8, { message: 'must have 1 to 8 characters' })
  title: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(0, 3, { message: 'must have 3 characters at most' })
  mark?: string | null;
}

/** How often a batch was loaded. */
export const batches: number[][] = [];

/** A fault as both edges are made to throw it. */
export function faultOf(code: string): Fault {
  return new Fault(code as FaultCode, 'Said so.', { retryAfterMs: code === 'RATE_LIMITED' ? 1_200 : undefined });
}

@Resolver(() => Leaf)
export class SampleResolver {
  /** Sources that were opened and not returned. */
  static running = 0;
  /** A source was opened or returned. */
  static readonly sources = new Moments();
  static loads = 0;
  static readonly published: number[] = [];
  static waiting: (() => void)[] = [];

  static publish(event: number): void {
    SampleResolver.published.push(event);
    for (const wake of SampleResolver.waiting.splice(0)) wake();
  }

  @Query(() => Leaf, { nullable: true })
  leaf(@Args('number', { type: () => Int, nullable: true }) number?: number): Leaf {
    return { number: number ?? 0, dear: 1 };
  }

  @Query(() => LeafConnection)
  leaves(@Args() args: ConnectionArgs): ConnectionOf<Leaf> {
    const page = pageOf(args);
    const all = Array.from({ length: 250 }, (_, number) => ({ number, dear: 1 }));
    const from = page.cursor === null ? null : Number(page.cursor);
    const rows =
      page.direction === 'forward'
        ? all.filter(({ number }) => from === null || number > from)
        : all.filter(({ number }) => from === null || number < from).reverse();
    return connectionOf(rows.slice(0, page.size + 1), page, ({ number }) => String(number));
  }

  @ResolveField(() => Leaf)
  next(@Parent() leaf: Leaf): Leaf {
    return leaf;
  }

  @ResolveField(() => [Leaf])
  twigs(@Parent() leaf: Leaf): Leaf[] {
    return [leaf, leaf];
  }

  @ResolveField(() => Int)
  doubled(@Parent() leaf: Leaf, @Context() context: RequestContext): Promise<number> {
    return loaderOf<number, number>(context, 'doubled', async (numbers) => {
      batches.push([...numbers]);
      return numbers.map((number) => number * 2);
    }).load(leaf.number);
  }

  @Query(() => String, { nullable: true })
  fails(@Args('code') code: string): string {
    throw faultOf(code);
  }

  @Query(() => String)
  bug(): string {
    throw new Error('canary: postgresql://postgres:canary-password@db/postgres refused');
  }

  @Query(() => Int, { nullable: true })
  wrongAnswer(): unknown {
    return 'canary text that is no number';
  }

  @Query(() => String, { nullable: true })
  note(@Args('input') input: NoteInput): string {
    return input.title;
  }

  @Query(() => String)
  kinds(
    @Args('at', { type: () => Date }) at: Date,
    @Args('id', { type: () => Uuid }) id: string,
    @Args('any', { type: () => Json }) any: unknown,
  ): string {
    return JSON.stringify([at instanceof Date && at.toISOString(), id, any]);
  }

  @Query(() => String, { nullable: true })
  async failing(@Args('afterMs', { type: () => Int }) afterMs: number): Promise<string> {
    await pause(afterMs);
    throw new Fault('NOT_FOUND', 'There is no such note.');
  }

  @Mutation(() => String)
  put(): string {
    return 'put';
  }

  @Subscription(() => Int, { resolve: (value: number) => value })
  async *counted(
    @Args('to', { type: () => Int }) to: number,
    @Args('padMs', { type: () => Int, nullable: true }) padMs?: number,
  ) {
    for (let number = 1; number <= to; number += 1) {
      if (padMs) await pause(padMs);
      yield number;
    }
  }

  @ResolveField(() => Int)
  loadedAt(@Parent() leaf: Leaf, @Context() context: RequestContext): Promise<number> {
    return loaderOf<number, number>(context, 'loadedAt', async (numbers) => {
      SampleResolver.loads += 1;
      return numbers.map(() => SampleResolver.loads);
    }).load(leaf.number);
  }

  @Subscription(() => Leaf, { resolve: (value: Leaf) => value })
  async *leafed() {
    yield { number: 1, dear: 1 };
    yield { number: 1, dear: 1 };
  }

  @Subscription(() => Int)
  refused(): AsyncIterator<number> {
    throw new Fault('FORBIDDEN', 'Not for you.');
  }

  @Subscription(() => Int)
  broken(): AsyncIterator<number> {
    throw new Error('canary');
  }

  @Subscription(() => Int, { resolve: (value: number) => value })
  async *breaksLater() {
    yield 1;
    throw new Error('canary');
  }

  @Subscription(() => Int)
  async *tooSlow(): AsyncGenerator<number> {
    throw new Fault('SUBSCRIBER_TOO_SLOW', 'Too slow.');
  }

  @Subscription(() => Int, { resolve: (value: number) => value })
  forever(): AsyncIterableIterator<number> {
    return sourceOf(() => new Promise(() => undefined));
  }

  @Subscription(() => Int, { resolve: (value: number) => value })
  news(): AsyncIterableIterator<number> {
    let read = SampleResolver.published.length;
    return sourceOf(async () => {
      while (read >= SampleResolver.published.length)
        await new Promise<void>((wake) => SampleResolver.waiting.push(wake));
      read += 1;
      return SampleResolver.published[read - 1]!;
    });
  }

  @Subscription(() => String, { resolve: (value: string) => value })
  flood(): AsyncIterableIterator<string> {
    return sourceOf(async () => 'x'.repeat(10_000));
  }
}

/** A source that counts among those running until it is returned. */
function sourceOf<Value>(next: () => Promise<Value>): AsyncIterableIterator<Value> {
  SampleResolver.running += 1;
  SampleResolver.sources.happened();
  let open = true;
  return {
    next: async () => (open ? { value: await next(), done: false } : { value: undefined, done: true }),
    return: async () => {
      if (open) SampleResolver.running -= 1;
      open = false;
      SampleResolver.sources.happened();
      return { value: undefined, done: true };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}

@Controller('fails')
export class SampleController {
  @Get(':code')
  fails(@Param('code') code: string): never {
    throw faultOf(code);
  }
}
