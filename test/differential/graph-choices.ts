import fc from 'fast-check';

/** Which type a field has: a number that picks the named one, and for each layer, from within, whether it can be null. */
export interface TypeChoices {
  named: number;
  nonNull: boolean[];
}

export interface FieldChoices {
  type: TypeChoices;
  /** Picks the subgraph that has it, and bit by bit those that have it as well. */
  home: number;
  shared: number;
  /** Picks the argument that it takes, if any. */
  takes: number;
  /** Picks what it is computed from; 0 for nothing. */
  requires: number;
  /** Picks what a subgraph gives along with it; 0 for nothing. */
  provides: number;
  /** Whether another subgraph has taken it over. */
  override: boolean;
  inaccessible: boolean;
  /** Bit by bit, the subgraphs in which it can be null though elsewhere it cannot. */
  loose: number;
}

export interface EntityChoices {
  /** Bit by bit, the keys that it has. */
  keys: number;
  /** The subgraph that has all of its keys. */
  hub: number;
  /** For each subgraph, bit by bit, which of the keys it has there; absent where it has none. */
  at: number[];
  fields: FieldChoices[];
  inaccessible: boolean;
}

export interface InterfaceChoices {
  /** Bit by bit, the entities that implement it, and the subgraphs that have it. */
  implementers: number;
  at: number;
  /** Picks the subgraph that has it as an interface object; 0 for none. */
  object: number;
  keyed: boolean;
  fields: FieldChoices[];
  /** What the interface object adds. */
  added: FieldChoices[];
}

/** All that tells one supergraph from another. */
export interface GraphChoices {
  subgraphs: number;
  entities: EntityChoices[];
  /** Types without a key, the same in all subgraphs that have them. */
  values: { fields: FieldChoices[] }[];
  interfaces: InterfaceChoices[];
  /** Bit by bit, what each union may be. */
  unions: { members: number }[];
  queries: FieldChoices[];
  mutations: FieldChoices[];
  /** Whether a key may be null. */
  nullKeys: boolean;
  /** Whether a value of the enum is inaccessible. */
  hiddenColour: boolean;
}

export const MOST_SUBGRAPHS = 5;
const LARGEST_PICK = 63;

const pick = fc.nat({ max: LARGEST_PICK });
/** One that is mostly 0. */
const rarely = (share: number) =>
  fc.oneof({ weight: share - 1, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 63 }) });
const seldom = (share: number) => rarely(share).map((picked) => picked > 0);

const field: fc.Arbitrary<FieldChoices> = fc.record({
  type: fc.record({ named: pick, nonNull: fc.array(fc.boolean(), { minLength: 1, maxLength: 3, size: 'small' }) }),
  home: pick,
  shared: fc.oneof(fc.constant(0), pick),
  takes: rarely(3),
  requires: rarely(2),
  provides: rarely(3),
  override: seldom(8),
  inaccessible: seldom(10),
  loose: rarely(8),
});

const fields = (least: number, most: number) => fc.array(field, { minLength: least, maxLength: most, size: 'medium' });

const entity: fc.Arbitrary<EntityChoices> = fc.record({
  keys: fc.nat({ max: 15 }),
  hub: pick,
  at: fc.array(fc.oneof(fc.constant(0), fc.nat({ max: 15 })), {
    minLength: MOST_SUBGRAPHS,
    maxLength: MOST_SUBGRAPHS,
  }),
  fields: fields(0, 5),
  inaccessible: seldom(12),
});

const type: fc.Arbitrary<InterfaceChoices> = fc.record({
  implementers: pick,
  at: pick,
  object: rarely(2),
  keyed: fc.boolean(),
  fields: fields(0, 3),
  added: fields(1, 2),
});

export const graphChoices: fc.Arbitrary<GraphChoices> = fc.record({
  subgraphs: fc.integer({ min: 2, max: MOST_SUBGRAPHS }),
  entities: fc.array(entity, { minLength: 1, maxLength: 4, size: 'medium' }),
  values: fc.array(fc.record({ fields: fields(0, 3) }), { maxLength: 2, size: 'medium' }),
  interfaces: fc.array(type, { maxLength: 2, size: 'medium' }),
  unions: fc.array(fc.record({ members: pick }), { maxLength: 2, size: 'medium' }),
  queries: fields(1, 5),
  mutations: fields(0, 4),
  nullKeys: seldom(6),
  hiddenColour: seldom(3),
});
