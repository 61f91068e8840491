import {
  type DocumentNode,
  type FragmentDefinitionNode,
  Kind,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** How large a document is once every fragment is put where it is used. */
export interface DocumentShape {
  /** Depth of the deepest field, without introspection. */
  readonly depth: number;
  readonly introspectionDepth: number;
  /** Fields and uses of fragments, which a walk over the expanded document visits. */
  readonly fields: number;
  readonly aliases: number;
  readonly directives: number;
}

const NOTHING: DocumentShape = { depth: 0, introspectionDepth: 0, fields: 0, aliases: 0, directives: 0 };
const INTROSPECTION = ['__schema', '__type'];

/**
 * Measures a parsed document, all its operations together. Each fragment is measured once, so fragments that double each other cost no more
 * time than they have letters; a fragment that contains itself counts as nothing, and validation refuses it.
 */
export function shapeOf(document: DocumentNode): DocumentShape {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measure = new Measure(fragments);
  return document.definitions.reduce((sum, definition) => {
    if (definition.kind !== Kind.OPERATION_DEFINITION) return sum;
    const inside = measure.of(definition.selectionSet);
    return beside(sum, { ...inside, directives: inside.directives + countOf(definition.directives) });
  }, NOTHING);
}

class Measure {
  private readonly known = new Map<string, DocumentShape>();

  constructor(private readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>) {}

  of(selections: SelectionSetNode | undefined): DocumentShape {
    return (selections?.selections ?? []).reduce((sum, selection) => beside(sum, this.ofOne(selection)), NOTHING);
  }

  private ofOne(selection: SelectionNode): DocumentShape {
    const directives = countOf(selection.directives);
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const inside = this.ofFragment(selection.name.value);
      return { ...inside, fields: inside.fields + 1, directives: inside.directives + directives };
    }
    const inside = this.of(selection.selectionSet);
    if (selection.kind === Kind.INLINE_FRAGMENT) {
      return { ...inside, fields: inside.fields + 1, directives: inside.directives + directives };
    }
    const own = {
      fields: inside.fields + 1,
      aliases: inside.aliases + (selection.alias === undefined ? 0 : 1),
      directives: inside.directives + directives,
    };
    const { depth, introspectionDepth } = inside;
    if (INTROSPECTION.includes(selection.name.value)) {
      return { ...own, depth: 1, introspectionDepth: Math.max(depth, introspectionDepth) + 1 };
    }
    return { ...own, depth: depth + 1, introspectionDepth };
  }

  private ofFragment(name: string): DocumentShape {
    const known = this.known.get(name);
    if (known) return known;
    this.known.set(name, NOTHING);
    const fragment = this.fragments.get(name);
    const inside = this.of(fragment?.selectionSet);
    const shape = { ...inside, directives: inside.directives + countOf(fragment?.directives) };
    this.known.set(name, shape);
    return shape;
  }
}

function beside(one: DocumentShape, other: DocumentShape): DocumentShape {
  return {
    depth: Math.max(one.depth, other.depth),
    introspectionDepth: Math.max(one.introspectionDepth, other.introspectionDepth),
    fields: one.fields + other.fields,
    aliases: one.aliases + other.aliases,
    directives: one.directives + other.directives,
  };
}

function countOf(list: readonly unknown[] | undefined): number {
  return list?.length ?? 0;
}
