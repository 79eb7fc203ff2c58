import { type GraphQLLeafType, isEnumType } from 'graphql';
import type { FieldShape, ObjectShape, ValueShape } from './answer-shape';
import { typeNameOf } from './completion-errors';
import { isInherited, isObject, type JsonObject, own } from './json';
import { isLeafValue } from './leaf';

/** Something in the data is not as the API schema has it; what the text says of it is right all the same. */
export interface WrittenAnswer {
  text: string;
  faulty: boolean;
}

/** Writes the JSON text of a value; undefined takes the parent with it, since the value cannot be null and is. */
type Write = (value: unknown) => string | undefined;

/** Writes an object that is there. */
type WriteObject = (source: JsonObject) => string | undefined;

/**
 * Writes answers of one shape straight from the data that was fetched: in the order of the operation, only what was asked
 * for, completed by the rules of GraphQL.
 * @source GraphQL, 6.4.3 Value Completion; 6.4.4 Handling Field Errors
 */
export class AnswerWriter {
  private faulty = false;
  private schemaPart: (field: FieldShape) => string = () => 'null';
  private readonly writeRoot: WriteObject;

  constructor(readonly shape: ObjectShape) {
    this.writeRoot = this.objectWriter(shape);
  }

  /** @param schemaPart the text of a field of introspection */
  write(data: JsonObject, schemaPart: (field: FieldShape) => string): WrittenAnswer {
    this.faulty = false;
    this.schemaPart = schemaPart;
    const text = this.writeRoot(data) ?? 'null';
    return { text, faulty: this.faulty };
  }

  private fault(): string {
    this.faulty = true;
    return 'null';
  }

  private writer(shape: ValueShape): Write {
    switch (shape.kind) {
      case 'nonNull': {
        const write = this.writer(shape.of);
        return (value) => {
          const text = value === null || value === undefined ? this.fault() : write(value);
          return text === 'null' ? undefined : text;
        };
      }
      case 'list':
        return this.listWriter(this.writer(shape.of));
      case 'leaf':
        return leafWriter(shape.type, () => this.fault());
      case 'object': {
        const write = this.objectWriter(shape);
        return (value) => {
          if (value === null || value === undefined) return 'null';
          return isObject(value) ? (write(value) ?? 'null') : this.fault();
        };
      }
    }
  }

  private listWriter(write: Write): Write {
    return (value) => {
      if (value === null || value === undefined) return 'null';
      if (!Array.isArray(value)) return this.fault();
      let text = '';
      for (const item of value) {
        const written = write(item);
        if (written === undefined) return 'null';
        text += text === '' ? written : `,${written}`;
      }
      return `[${text}]`;
    };
  }

  private objectWriter(shape: ObjectShape): WriteObject {
    const { only } = shape;
    if (only !== null) {
      let write: WriteObject | undefined;
      return (source) => {
        write ??= this.fieldsWriter(only, shape.fieldsOf(only) ?? []);
        return write(source);
      };
    }
    const ofType = new Map<string, WriteObject>();
    return (source) => {
      const typeName = typeNameOf(shape, source);
      const known = ofType.get(typeName);
      if (known) return known(source);
      const fields = shape.fieldsOf(typeName);
      if (!fields) return this.fault();
      const write = this.fieldsWriter(typeName, fields);
      ofType.set(typeName, write);
      return write(source);
    };
  }

  /**
   * A function made of code of its own, so that each field is read where the engine expects it. No text of a caller is in
   * it but names, as JSON.
   */
  private fieldsWriter(typeName: string, fields: readonly FieldShape[]): WriteObject {
    const writes: Write[] = [];
    const code = ['let text = "{"; let part;'];
    fields.forEach((field, index) => {
      const key = `${index === 0 ? '' : ','}${JSON.stringify(field.name)}:`;
      if (field.holds === 'typeName') {
        code.push(`text += ${JSON.stringify(key + JSON.stringify(typeName))};`);
        return;
      }
      const { holds } = field;
      writes.push(holds === 'schema' ? () => this.schemaPart(field) : this.writer(holds.value));
      const name = JSON.stringify(field.reads);
      const read = isInherited(field.reads) ? `own(source, ${name})` : `source[${name}]`;
      code.push(`part = write${writes.length - 1}(${read});`);
      code.push(`if (part === undefined) return undefined; text += ${JSON.stringify(key)} + part;`);
    });
    const names = writes.map((_write, index) => `write${index}`);
    const make = new Function('own', ...names, `return (source) => { ${code.join('\n')} return text + "}"; };`);
    return make(own, ...writes);
  }
}

const LONGEST_LOOKED_THROUGH = 40;
const QUOTE = 34;
const BACKSLASH = 92;
const FIRST_PRINTED = 32;
const FIRST_SURROGATE = 0xd800;
const LAST_SURROGATE = 0xdfff;

/** The JSON text of a string; most are short and need no escapes. */
function written(value: string): string {
  if (value.length > LONGEST_LOOKED_THROUGH) return JSON.stringify(value);
  for (let index = 0; index < value.length; index += 1) {
    const code = value.charCodeAt(index);
    const plain = code >= FIRST_PRINTED && code !== QUOTE && code !== BACKSLASH;
    if (!plain || (code >= FIRST_SURROGATE && code <= LAST_SURROGATE)) return JSON.stringify(value);
  }
  return `"${value}"`;
}

function leafWriter(type: GraphQLLeafType, fault: () => string): Write {
  if (isEnumType(type)) {
    const texts = new Map(type.getValues().map(({ name }) => [name, JSON.stringify(name)]));
    return (value) => {
      if (value === null || value === undefined) return 'null';
      return (typeof value === 'string' ? texts.get(value) : undefined) ?? fault();
    };
  }
  const isId = type.name === 'ID';
  return (value) => {
    if (value === null || value === undefined) return 'null';
    if (!isLeafValue(type, value)) return fault();
    if (typeof value === 'string') return written(value);
    return isId ? `"${value}"` : JSON.stringify(value);
  };
}
