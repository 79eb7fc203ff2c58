/** A type of a field: its name, and for each layer from within whether it cannot be null; each layer but the first is a list. */
export interface LaidType {
  named: string;
  nonNull: readonly boolean[];
}

/** The one argument that a field may take. */
export interface LaidArgument {
  name: string;
  /** As the schema has it, default included. */
  text: string;
  /** What it is when it is not given; undefined when then there is none. */
  fallback?: unknown;
  /** How a `@requires` gives it, as text and as value. */
  required: { text: string; value: unknown };
}

export interface LaidField {
  parent: string;
  name: string;
  type: LaidType;
  takes: LaidArgument | undefined;
  isKey: boolean;
  inaccessible: boolean;
  /** What it is computed from. */
  requires: string | undefined;
  /** Where it is, and how. */
  at: Map<number, FieldAt>;
}

/** How a field is in a subgraph. */
export interface FieldAt {
  external?: boolean;
  /** The subgraph that it was taken over from. */
  override?: string;
  provides?: string;
  requires?: string;
  /** Can be null here, though elsewhere it cannot. */
  loose?: boolean;
}

/** How a type is in a subgraph. */
export interface TypeAt {
  kind: 'type' | 'interface' | 'union' | 'interfaceObject';
  keys: { fields: string; resolvable: boolean }[];
  implements: string[];
  members: string[];
  fields: string[];
}

/** A key that an entity may have, and the fields that it is made of. */
export interface LaidKey {
  fields: string;
  of: readonly { name: string; type: LaidType }[];
}

export interface LaidEntity {
  name: string;
  keys: readonly LaidKey[];
  inaccessible: boolean;
  /** The subgraphs that know more of it than a key. */
  at: number[];
  /** The subgraphs that have an interface of it as an object, and so cannot know it, with that interface. */
  standsFor: Map<number, string>;
}

export interface LaidInterface {
  name: string;
  implementers: string[];
  at: number[];
  /** The subgraph that has it as an object. */
  object: number | undefined;
}

/** A supergraph: what each subgraph has, and what all of them together say. */
export interface GraphLayout {
  subgraphs: Map<string, TypeAt>[];
  entities: Map<string, LaidEntity>;
  /** Types without a key. */
  values: Map<string, string[]>;
  interfaces: Map<string, LaidInterface>;
  unions: Map<string, string[]>;
  /** By their coordinates. */
  fields: Map<string, LaidField>;
  nullKeys: boolean;
  hiddenColour: boolean;
}

export const COLOURS = ['RED', 'GREEN', 'BLUE'];
export const HIDDEN_COLOUR = 'BLUE';
export const LEAVES = ['Int', 'String', 'Colour', 'Float', 'Boolean', 'ID', 'Json'];

export const subgraphName = (index: number) => `s${index}`;

export const nonNull = (named: string): LaidType => ({ named, nonNull: [true] });
export const nullable = (named: string): LaidType => ({ named, nonNull: [false] });

export const KEYS: readonly LaidKey[] = [
  { fields: 'id', of: [{ name: 'id', type: nonNull('ID') }] },
  { fields: 'code', of: [{ name: 'code', type: nullable('String') }] },
  {
    fields: 'x y',
    of: [
      { name: 'x', type: nonNull('Int') },
      { name: 'y', type: nullable('String') },
    ],
  },
  { fields: 'spot { row side { col } }', of: [{ name: 'spot', type: nonNull('Spot') }] },
];

export const ARGUMENTS: readonly LaidArgument[] = [
  { name: 'n', text: 'Int = 3', fallback: 3, required: { text: '5', value: 5 } },
  { name: 'colour', text: 'Colour', required: { text: 'GREEN', value: 'GREEN' } },
  {
    name: 'filter',
    text: 'Filter',
    required: { text: '{ least: 2, words: ["a"] }', value: { least: 2, words: ['a'] } },
  },
  { name: 'words', text: '[String!]! = ["b"]', fallback: ['b'], required: { text: '["c", "d"]', value: ['c', 'd'] } },
];

/** The types that a value of a field can have, where it can have several: those that every subgraph with the field knows. */
export function possibleTypes(layout: GraphLayout, { type: { named }, at }: LaidField): string[] {
  const implemented = layout.interfaces.get(named);
  if (implemented) return implemented.implementers;
  const members = layout.unions.get(named);
  if (!members) return [named];
  return members.filter((member) =>
    [...at.keys()].every((index) => layout.subgraphs[index]?.get(named)?.members.includes(member)),
  );
}
