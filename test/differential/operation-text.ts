import {
  type DocumentNode,
  type GraphQLArgument,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isUnionType,
  OverlappingFieldsCanBeMergedRule,
  parse,
  validate,
} from 'graphql';
import type { OperationChoices, SelectionChoices } from './operation-choices';

export interface Operation {
  text: string;
  document: DocumentNode;
  variables: Record<string, unknown>;
}

/** The operation that choices make in a schema. */
export function operationOf(schema: GraphQLSchema, choices: OperationChoices): Operation {
  const asked = operationWith(schema, choices, false);
  if (asked.refused === undefined) return asked;
  // Two fields of one name and different kinds cannot both be asked for by that name.
  const renamed = operationWith(schema, choices, true);
  if (renamed.refused === undefined) return renamed;
  throw new Error(`An operation of the test is not valid: ${renamed.refused}\n${renamed.text}`);
}

function operationWith(
  schema: GraphQLSchema,
  choices: OperationChoices,
  namesOfTheirOwn: boolean,
): Operation & { refused: string | undefined } {
  const { text, variables } = new OperationText(schema, namesOfTheirOwn).write(choices);
  const document = parse(text);
  const [refused] = validate(schema, document, [OverlappingFieldsCanBeMergedRule]);
  return { text, document, variables, refused: refused?.message };
}

/** Ways to give an argument: as a literal, or by a variable that is there, is null, or is left to its default. */
const LITERALS: Record<string, readonly string[]> = {
  Int: ['1', '3', 'null', '-7'],
  Colour: ['RED', 'GREEN', 'null'],
  Filter: ['{}', '{ least: 4 }', '{ words: "one" }', '{ least: null, words: ["a", "b"] }', 'null'],
  '[String!]!': ['[]', '["x", "y"]', '"single"'],
};
const VALUES: Record<string, readonly unknown[]> = {
  Int: [1, 3, null],
  Colour: ['RED', 'GREEN', null],
  Filter: [{}, { least: 5 }, { words: 'one' }, { least: null }, null],
  '[String!]!': [[], ['x', 'y'], 'single'],
};

class OperationText {
  private readonly definitions: string[] = [];
  private readonly variables: Record<string, unknown> = {};
  private readonly fragments: string[] = [];
  /** The fragments that have a name, by the type that they are on. */
  private readonly named = new Map<string, string[]>();
  private fields = 0;

  constructor(
    private readonly schema: GraphQLSchema,
    private readonly namesOfTheirOwn: boolean,
  ) {}

  write({ isMutation, selections }: OperationChoices): { text: string; variables: Record<string, unknown> } {
    const mutation = isMutation ? this.schema.getMutationType() : undefined;
    const root = mutation ?? this.schema.getQueryType();
    if (!root) throw new TypeError('The schema has nothing to ask for.');
    const body = this.selections(root, selections);
    const taken = this.definitions.length === 0 ? '' : `(${this.definitions.join(', ')})`;
    const operation = `${mutation ? 'mutation' : 'query'} Asked${taken} ${body}`;
    return { text: [operation, ...this.fragments].join('\n'), variables: this.variables };
  }

  private selections(type: GraphQLCompositeType, choices: readonly SelectionChoices[]): string {
    const parts = choices.map((choice) => this.selection(type, choice));
    return `{ ${parts.length === 0 ? this.least(type) : parts.join(' ')} }`;
  }

  /** What to ask for where nothing was chosen. */
  private least(type: GraphQLCompositeType): string {
    if (isUnionType(type)) return '__typename';
    const leaf = Object.values(type.getFields()).find(
      ({ type, args }) => args.length === 0 && !isCompositeType(getNamedType(type)),
    );
    this.fields += 1;
    return `${this.namesOfTheirOwn ? `n${this.fields}: ` : ''}${leaf?.name ?? '__typename'}`;
  }

  private selection(type: GraphQLCompositeType, choice: SelectionChoices): string {
    const fields = isUnionType(type) ? [] : Object.values(type.getFields());
    const conditions = this.conditionsOn(type);
    // Fields are what an operation is for; the other ways come less often.
    const ways = [...fields, ...fields, ...fields, '__typename', ...conditions, ...conditions, ...this.ofSchema(type)];
    const way = ways[choice.pick % ways.length] ?? '__typename';
    if (typeof way !== 'string') return this.field(way, choice);
    if (way === '__typename') return `${this.alias(way, choice)}${way}${this.when(choice)}`;
    if (way.startsWith('__')) return `${this.alias(way.startsWith('__s') ? 'graph' : 'type', choice)}${way}`;
    const condition = this.schema.getType(way);
    return isCompositeType(condition) ? this.fragment(condition, choice) : '__typename';
  }

  private ofSchema(type: GraphQLCompositeType): string[] {
    return type === this.schema.getQueryType()
      ? ['__schema { queryType { name } }', '__type(name: "A") { kind n: name }']
      : [];
  }

  /** The types that a fragment may be on: the type itself, and what else its objects may be. */
  private conditionsOn(type: GraphQLCompositeType): string[] {
    const possible = isAbstractType(type) ? this.schema.getPossibleTypes(type) : [type];
    const abstract = Object.values(this.schema.getTypeMap()).filter(
      (other) => isInterfaceType(other) && possible.some((one) => this.schema.isSubType(other, one)),
    );
    return [...new Set([type, ...possible, ...abstract])].map(({ name }) => name);
  }

  private fragment(type: GraphQLCompositeType, choice: SelectionChoices): string {
    if (!choice.named || type === this.schema.getMutationType()) {
      const on = type === this.schema.getQueryType() ? '' : ` on ${type.name}`;
      return `...${on}${this.when(choice)} ${this.selections(type, choice.within)}`;
    }
    const known = this.named.get(type.name) ?? [];
    const again = choice.given % 2 === 0 ? known[choice.given % known.length] : undefined;
    if (again !== undefined) return `...${again}${this.when(choice)}`;
    const body = this.selections(type, choice.within);
    const name = `F${this.fragments.length}`;
    this.fragments.push(`fragment ${name} on ${type.name} ${body}`);
    this.named.set(type.name, [...(this.named.get(type.name) ?? []), name]);
    return `...${name}${this.when(choice)}`;
  }

  private field(field: GraphQLField<unknown, unknown>, choice: SelectionChoices): string {
    const given = field.args.flatMap((argument) => this.given(argument, choice.given));
    const type = getNamedType(field.type);
    const within = isCompositeType(type) ? ` ${this.selections(type, choice.within)}` : '';
    const taken = given.length === 0 ? '' : `(${given.join(', ')})`;
    return `${this.alias(field.name, choice)}${field.name}${taken}${this.when(choice)}${within}`;
  }

  private alias(name: string, { alias }: SelectionChoices): string {
    this.fields += 1;
    if (this.namesOfTheirOwn) return `n${this.fields}: `;
    if (alias === 0) return '';
    // The last could be taken for something that every object has.
    return `${['', `a_${name}`, 'again', 'constructor'][alias] ?? name}: `;
  }

  private given({ name, type }: GraphQLArgument, pick: number): string[] {
    const typeText = String(type);
    const literals = LITERALS[typeText] ?? [];
    const values = VALUES[typeText] ?? [];
    switch (pick % 5) {
      case 0:
        return [];
      case 1:
      case 2:
        return [`${name}: ${literals[pick % literals.length] ?? 'null'}`];
      case 3:
        return [`${name}: $${this.variable(typeText, { value: values[pick % values.length] })}`];
      default: {
        const fallback = pick % 2 === 0 ? literals[pick % literals.length] : undefined;
        const isRequired = typeText.endsWith('!') && fallback === undefined;
        return [`${name}: $${this.variable(typeText, isRequired ? { value: values[0] } : {}, fallback)}`];
      }
    }
  }

  private variable(type: string, { value }: { value?: unknown }, fallback?: string): string {
    const name = `v${this.definitions.length}`;
    this.definitions.push(`$${name}: ${type}${fallback === undefined ? '' : ` = ${fallback}`}`);
    if (value !== undefined) this.variables[name] = value;
    return name;
  }

  private when({ when }: SelectionChoices): string {
    const given = (value: boolean) => this.variable('Boolean!', { value });
    switch (when) {
      case 1:
        return ' @include(if: true)';
      case 2:
        return ' @skip(if: true)';
      case 3:
      case 4:
        return ` @include(if: $${given(when === 3)})`;
      case 5:
      case 6:
        return ` @skip(if: $${given(when === 5)})`;
      case 7:
        return ` @skip(if: $${this.variable('Boolean!', {}, 'true')})`;
      case 8:
        return ` @include(if: $${this.variable('Boolean', {}, 'false')})`;
      case 9:
        return ` @skip(if: $${given(false)}) @include(if: $${this.variable('Boolean!', { value: true }, 'false')})`;
      case 10:
        return ` @skip(if: $${given(false)}) @include(if: $${given(true)})`;
      case 11:
        return ` @include(if: $${this.variable('Boolean! ', { value: false }, 'true')})`;
      default:
        return '';
    }
  }
}
