import fc from 'fast-check';
import { Kind, parse, type SelectionSetNode } from 'graphql';
import { type GraphLayout, type LaidField, subgraphName } from './graph-layout';

/** Something that is wrong: what, where (one of what there is), and for which of the things there, bit by bit. */
export interface FaultChoice {
  kind: (typeof KINDS)[number];
  where: number;
  numbers: number;
}

type FieldFault = 'error' | 'null' | 'rubbish';
const KINDS = ['error', 'null', 'rubbish', 'missing', 'down'] as const;

export const faultChoices: fc.Arbitrary<FaultChoice[]> = fc.oneof(
  fc.constant<FaultChoice[]>([]),
  fc.array(
    fc.record({
      kind: fc.constantFrom(...KINDS),
      where: fc.nat({ max: 999 }),
      numbers: fc.integer({ min: 1, max: 7 }),
    }),
    { minLength: 1, maxLength: 3, size: 'medium' },
  ),
);

/** What is wrong in one world. */
export class Faults {
  private readonly ofFields = new Map<LaidField, { kind: FieldFault; numbers: number }[]>();
  private readonly missing: { type: string; place: number; numbers: number }[] = [];
  private readonly down = new Set<number>();
  /** Whether a single schema over the same data says the same. */
  readonly suitSingleSchema: boolean;
  /** Whether Apollo's executor takes it; it gives up where a value is of another kind than it should be. */
  readonly suitApollo: boolean;
  /** The fields that others are computed from. */
  readonly required: ReadonlySet<LaidField>;

  constructor(layout: GraphLayout, choices: readonly FaultChoice[]) {
    this.required = requiredFields(layout);
    const fields = [...layout.fields.values()].filter((field) => canBeAtFault(layout, field));
    const entities = [...layout.entities.values()].flatMap(({ name, at }) =>
      at.map((place) => ({ type: name, place })),
    );
    let suitSingleSchema = !layout.nullKeys && !hidesBehindInterfaceObject(layout);
    for (const { kind, where, numbers } of choices.filter((choice) => choice.kind !== 'rubbish')) {
      if (kind === 'missing' || kind === 'down') {
        const entity = entities[where % entities.length];
        if (kind === 'down') this.down.add(where % layout.subgraphs.length);
        else if (entity) this.missing.push({ ...entity, numbers });
        suitSingleSchema = false;
        continue;
      }
      const field = fields[where % fields.length];
      if (!field) continue;
      this.put(field, kind, numbers);
      // A subgraph leaves out more than the one field when that cannot be null there.
      const takesOthers = this.required.has(field) && field.type.nonNull.includes(true);
      if (isLoose(field) || takesOthers) suitSingleSchema = false;
    }
    this.suitSingleSchema = suitSingleSchema;
    const rubbish = suitSingleSchema ? choices.filter(({ kind }) => kind === 'rubbish') : [];
    for (const { where, numbers } of rubbish) {
      const field = fields[where % fields.length];
      if (field && !this.required.has(field) && !isLoose(field)) this.put(field, 'rubbish', numbers);
    }
    this.suitApollo = rubbish.length === 0;
  }

  private put(field: LaidField, kind: FieldFault, numbers: number): void {
    this.ofFields.set(field, [...(this.ofFields.get(field) ?? []), { kind, numbers }]);
  }

  at(field: LaidField, number: number): FieldFault | undefined {
    return this.ofFields.get(field)?.find(({ numbers }) => ((numbers >> (number % 3)) & 1) === 1)?.kind;
  }

  isMissing(type: string, number: number, place: number): boolean {
    return this.missing.some(
      (entity) => entity.type === type && entity.place === place && ((entity.numbers >> (number % 3)) & 1) === 1,
    );
  }

  isDown(place: number): boolean {
    return this.down.has(place);
  }

  /** In words, for whoever looks for what went wrong. */
  describe(): string[] {
    return [
      ...[...this.ofFields].flatMap(([{ parent, name }, faults]) =>
        faults.map(({ kind, numbers }) => `${kind} at ${parent}.${name} of ${numbers.toString(2)}`),
      ),
      ...this.missing.map(
        ({ type, place, numbers }) => `${type} ${numbers.toString(2)} missing in ${subgraphName(place)}`,
      ),
      ...[...this.down].map((place) => `${subgraphName(place)} down`),
    ];
  }
}

/** Of an interface object nobody may need to know that it is of an inaccessible type, which a single schema knows. */
function hidesBehindInterfaceObject({ interfaces, entities }: GraphLayout): boolean {
  return [...interfaces.values()].some(
    ({ object, implementers }) => object !== undefined && implementers.some((name) => entities.get(name)?.inaccessible),
  );
}

function canBeAtFault(layout: GraphLayout, field: LaidField): boolean {
  if (field.isKey || field.parent === 'Spot' || field.parent === 'Side' || field.at.size === 0) return false;
  const implemented = layout.interfaces.get(field.parent);
  return !implemented || implemented.object === [...field.at.keys()][0];
}

function isLoose({ at }: LaidField): boolean {
  return [...at.values()].some(({ loose }) => loose === true);
}

/** The fields that others are computed from, at any depth; those of an interface with those of all its types. */
function requiredFields(layout: GraphLayout): Set<LaidField> {
  const found = new Set<LaidField>();
  const visit = (type: string, { selections }: SelectionSetNode) => {
    const types = [
      type,
      ...(layout.interfaces.get(type)?.implementers ?? []),
      ...[...layout.interfaces.values()]
        .filter(({ implementers }) => implementers.includes(type))
        .map(({ name }) => name),
    ];
    for (const selection of selections) {
      if (selection.kind === Kind.INLINE_FRAGMENT)
        visit(selection.typeCondition?.name.value ?? type, selection.selectionSet);
      if (selection.kind !== Kind.FIELD) continue;
      for (const name of types) {
        const field = layout.fields.get(`${name}.${selection.name.value}`);
        if (!field) continue;
        found.add(field);
        if (selection.selectionSet) visit(field.type.named, selection.selectionSet);
      }
    }
  };
  for (const { parent, requires } of layout.fields.values()) {
    if (requires === undefined) continue;
    const [definition] = parse(`{ ${requires} }`, { noLocation: true }).definitions;
    if (definition?.kind === Kind.OPERATION_DEFINITION) visit(parent, definition.selectionSet);
  }
  return found;
}
