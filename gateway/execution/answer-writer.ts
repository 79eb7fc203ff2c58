import { GraphQLBoolean, GraphQLID, type GraphQLLeafType, GraphQLString } from 'graphql';
import type { FieldShape, ObjectShape, ValueShape } from './answer-shape';
import { typeNameOf } from './completion-errors';
import { isInherited, isObject, type JsonObject, own } from './json';
import { isLeafValue } from './leaf';

/** Something in the data is not as the API schema has it; what the text says of it is right all the same. */
export interface WrittenAnswer {
  text: string;
  faulty: boolean;
}

/** Takes of a value what was asked for; undefined takes the parent with it, since the value cannot be null and is. */
type Take = (value: unknown) => unknown;

/** Takes what was asked for of an object that is there. */
type TakeObject = (source: JsonObject) => JsonObject | undefined | null;

/**
 * Writes answers of one shape from the data that was fetched: in the order of the operation, only what was asked for,
 * completed by the rules of GraphQL.
 *
 * What was asked for is taken first, by code made for the shape, and written by the engine at once: pieces of text put
 * together one by one would all have to live until the answer is sent, and cost more to sweep than to make.
 * @source GraphQL, 6.4.3 Value Completion; 6.4.4 Handling Field Errors
 */
export class AnswerWriter {
  private faulty = false;
  private schemaPart: (field: FieldShape) => unknown = () => null;
  private readonly takeRoot: TakeObject;

  constructor(readonly shape: ObjectShape) {
    this.takeRoot = this.objectTaker(shape);
  }

  /** @param schemaPart the value of a field of introspection */
  write(data: JsonObject, schemaPart: (field: FieldShape) => unknown): WrittenAnswer {
    this.faulty = false;
    this.schemaPart = schemaPart;
    const text = JSON.stringify({ data: this.takeRoot(data) ?? null });
    return { text, faulty: this.faulty };
  }

  private readonly fault = (): null => {
    this.faulty = true;
    return null;
  };

  /** An object of which nobody said of which type it is, though that was asked for. */
  private readonly untold = (): undefined => {
    this.faulty = true;
  };

  private taker(shape: ValueShape): Take {
    switch (shape.kind) {
      case 'nonNull': {
        const take = this.taker(shape.of);
        return (value) => (value === null || value === undefined ? this.fault() : take(value)) ?? undefined;
      }
      case 'list':
        return this.listTaker(this.taker(shape.of));
      case 'leaf':
        return leafTaker(shape.type, this.fault);
      case 'object': {
        const take = this.objectTaker(shape);
        return (value) => {
          if (value === null || value === undefined) return null;
          return isObject(value) ? (take(value) ?? null) : this.fault();
        };
      }
    }
  }

  private listTaker(take: Take): Take {
    return (value) => {
      if (value === null || value === undefined) return null;
      if (!Array.isArray(value)) return this.fault();
      const items: unknown[] = [];
      for (const item of value) {
        const taken = take(item);
        if (taken === undefined) return null;
        items.push(taken);
      }
      return items;
    };
  }

  private objectTaker(shape: ObjectShape): TakeObject {
    const { only } = shape;
    if (only !== null) {
      let take: TakeObject | undefined;
      return (source) => {
        take ??= this.fieldsTaker(only, shape.fieldsOf(only) ?? []);
        return take(source);
      };
    }
    const ofType = new Map<string, TakeObject>();
    return (source) => {
      const typeName = typeNameOf(shape, source);
      const known = ofType.get(typeName);
      if (known) return known(source);
      const fields = shape.fieldsOf(typeName);
      if (!fields) return this.fault();
      const take = this.fieldsTaker(typeName, fields);
      ofType.set(typeName, take);
      return take(source);
    };
  }

  /**
   * A function made of code of its own, so that each field is read where the engine expects it. No text of a caller is in
   * it but names, as JSON.
   */
  private fieldsTaker(typeName: string, fields: readonly FieldShape[]): TakeObject {
    const takes: Take[] = [];
    const code: string[] = [];
    const properties: string[] = [];
    for (const [index, field] of fields.entries()) {
      const { name, reads, holds } = field;
      const key = JSON.stringify(name);
      // In brackets, since `__proto__` alone would be no property.
      properties.push(`[${key}]: ${holds === 'typeName' ? JSON.stringify(typeName) : `value${index}`}`);
      if (holds === 'typeName') continue;
      if (holds === 'unknownTypeName') return this.untold;
      const read = JSON.stringify(reads);
      const take = takes.push(holds === 'schema' ? () => this.schemaPart(field) : this.taker(holds.value)) - 1;
      const plain = holds === 'schema' ? undefined : plainTypeOf(holds.value);
      code.push(`let value${index} = ${isInherited(reads) ? `own(source, ${read})` : `source[${read}]`};`);
      if (plain) code.push(`if (typeof value${index} !== '${plain}')`);
      code.push(`if ((value${index} = take${take}(value${index})) === undefined) return undefined;`);
    }
    const names = takes.map((_take, index) => `take${index}`);
    const body = `${code.join('\n')} return { ${properties.join(', ')} };`;
    return new Function('own', ...names, `return (source) => { ${body} };`)(own, ...takes);
  }
}

/** The type of values of a shape that are taken as they are, where there is one. */
function plainTypeOf(shape: ValueShape): 'string' | 'boolean' | undefined {
  if (shape.kind === 'nonNull') return plainTypeOf(shape.of);
  if (shape.kind !== 'leaf') return undefined;
  const { name } = shape.type;
  if (name === GraphQLString.name || name === GraphQLID.name) return 'string';
  return name === GraphQLBoolean.name ? 'boolean' : undefined;
}

function leafTaker(type: GraphQLLeafType, fault: () => null): Take {
  const isId = type.name === GraphQLID.name;
  return (value) => {
    if (value === null || value === undefined) return null;
    if (!isLeafValue(type, value)) return fault();
    return isId ? String(value) : value;
  };
}
