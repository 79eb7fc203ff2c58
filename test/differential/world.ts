import { GraphQLError } from 'graphql';
import type { Faults } from './faults';
import { COLOURS, type GraphLayout, KEYS, type LaidField, LEAVES, possibleTypes } from './graph-layout';
import { hash } from './hash';
import { isLike, keyPart } from './keys-of-things';
import { type Requirement, requirementOf } from './requirement';
import { fits, type Rubbish } from './rubbish';
import { Thing } from './thing';

/** How many entities there are of each type. */
const ENTITIES = 3;

const WORDS = [
  '',
  'plain',
  'with "quotes" and \\',
  'ünïcödé 🌱',
  'line\nbreak',
  '\u2028',
  'a word that is longer than forty letters are',
];
const JSONS: readonly unknown[] = [
  { a: 1, b: { c: [null, 2] } },
  [1, [2, 'three'], { four: null }],
  'text',
  7.5,
  false,
  { constructor: { name: 'own' }, __typename: 'Nothing' },
  {},
];

/**
 * All there is, made up from a number: the same for whoever asks, so that every subgraph and a single schema tell the
 * same. What is wrong in it is wrong for all of them.
 */
export class World {
  /** How many changes were made; each one's answer tells which it was. */
  private changes = 0;
  private readonly requirements = new Map<LaidField, Requirement>();

  constructor(
    readonly layout: GraphLayout,
    private readonly seed: number,
    readonly faults: Faults,
  ) {}

  fieldOf({ type }: Thing, name: string): LaidField {
    const { fields, interfaces } = this.layout;
    const own = fields.get(`${type}.${name}`);
    if (own) return own;
    for (const implemented of interfaces.values()) {
      const inherited = fields.get(`${implemented.name}.${name}`);
      if (inherited && implemented.implementers.includes(type)) return inherited;
    }
    throw new Error(`There is no field ${type}.${name} in this world.`);
  }

  /**
   * What a field of a thing is: a leaf, a thing, or a list.
   * @throws GraphQLError where the field is at fault
   */
  valueOf(thing: Thing, name: string, taken: Readonly<Record<string, unknown>>): unknown {
    const field = this.fieldOf(thing, name);
    if (field.isKey || thing.type === 'Spot' || thing.type === 'Side') return keyPart(this.layout, thing, name);
    const change = thing.type === 'Mutation' ? ++this.changes : 0;
    const fault = this.faults.at(field, thing.number);
    if (fault === 'error') {
      throw new GraphQLError(`${thing.type}.${name} of ${thing.number} is at fault.`, {
        extensions: { code: 'AT_FAULT' },
      });
    }
    if (fault === 'null') return null;
    const told = JSON.stringify([this.seed, thing.type, thing.number, name, taken, change]);
    if (field.requires === undefined) return this.make(field, field.type.nonNull.length - 1, told);
    return `${name} of ${JSON.stringify(this.required(field, field.requires).of(thing, this))}`;
  }

  private required(field: LaidField, text: string): Requirement {
    const known = this.requirements.get(field) ?? requirementOf(text);
    this.requirements.set(field, known);
    return known;
  }

  /** What a field is that is computed from what a representation brings. */
  computed(field: LaidField, given: Readonly<Record<string, unknown>>): unknown {
    if (field.requires === undefined) return undefined;
    return `${field.name} of ${JSON.stringify(this.required(field, field.requires).given(given))}`;
  }

  private make(field: LaidField, depth: number, told: string): unknown {
    const { named, nonNull } = field.type;
    const picked = hash(told);
    if (!nonNull[depth] && picked % 7 === 0) return null;
    if (depth > 0) {
      const length = hash(`${told} length`) % 3;
      return Array.from({ length }, (_item, index) => this.make(field, depth - 1, `${told}.${index}`));
    }
    if (LEAVES.includes(named)) return leaf(named, picked);
    const types = possibleTypes(this.layout, field);
    const type = types[picked % types.length];
    if (type === undefined) return null;
    return new Thing(type, hash(`${told} number`) % (this.layout.entities.has(type) ? ENTITIES : 2 ** 20));
  }

  /** What stands instead of the right value of a field, in the answer of a subgraph. */
  rubbishOf(thing: Thing, name: string): Rubbish | undefined {
    const field = this.fieldOf(thing, name);
    if (this.faults.at(field, thing.number) !== 'rubbish') return undefined;
    return fits(field.type, hash(`${this.seed} ${thing.type} ${thing.number} ${name}`));
  }

  /** The thing that a representation stands for. */
  find(typeName: string, representation: Readonly<Record<string, unknown>>): Thing | undefined {
    const types = this.layout.interfaces.get(typeName)?.implementers ?? [typeName];
    for (const type of types) {
      for (let number = 0; number < ENTITIES; number += 1) {
        const thing = new Thing(type, number);
        const keys = KEYS.filter(({ of }) =>
          of.every(({ name }) => (representation[name] ?? null) !== null || name === 'y'),
        );
        const isOne = keys.some(({ of }) =>
          of.every(({ name }) =>
            isLike(representation[name] ?? null, keyPart(this.layout, thing, name), (part, field) =>
              keyPart(this.layout, part, field),
            ),
          ),
        );
        if (isOne) return thing;
      }
    }
    return undefined;
  }
}

function leaf(named: string, picked: number): unknown {
  const number = Math.floor(picked / 7);
  switch (named) {
    case 'Int':
      return (number % 200) - 100;
    case 'Float':
      return number % 3 === 0 ? number % 50 : (number % 1000) / 7;
    case 'Boolean':
      return number % 2 === 0;
    case 'Colour':
      return COLOURS[number % COLOURS.length];
    case 'Json':
      return JSONS[number % JSONS.length];
    case 'ID':
      return `id ${number % 100}`;
    default:
      return WORDS[number % WORDS.length];
  }
}
