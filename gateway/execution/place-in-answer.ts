import type { FieldShape, ObjectShape, ValueShape } from './answer-shape';
import { typeNameOf } from './completion-errors';
import { isObject, type JsonObject, own } from './json';
import type { Place } from './places';

export interface PlaceInAnswer {
  place: Place;
  /** The place that becomes null when there is nothing at this one; undefined where that cannot be said. */
  nulls: Place | undefined;
}

/**
 * The place in the answer of a place in what was fetched: the answer has other names for some fields, and has not all of
 * them, since a plan also fetches what nobody asked for. Below what does not say of which type it is, e.g. because an
 * error left it empty, the subgraph's own path is taken.
 */
export function placeInAnswer(
  root: ObjectShape,
  data: JsonObject,
  fetched: Place,
  nameInAnswer: (name: string) => string,
): PlaceInAnswer {
  const place: (string | number)[] = [];
  const outside = () => ({ place, nulls: undefined });
  let nulls: Place = [];
  let shape: ValueShape = root;
  let value: unknown = data;
  for (const [depth, step] of fetched.entries()) {
    while (shape.kind === 'nonNull') shape = shape.of;
    if (typeof step === 'number') {
      if (shape.kind !== 'list') return outside();
      shape = shape.of;
      value = Array.isArray(value) ? value[step] : undefined;
      place.push(step);
    } else {
      if (shape.kind !== 'object') return outside();
      const source: JsonObject | undefined = isObject(value) ? value : undefined;
      const typeName: string | null = source ? typeNameOf(shape, source) : shape.only;
      const fields: readonly FieldShape[] | undefined = typeName === null ? undefined : shape.fieldsOf(typeName);
      if (!fields) {
        const rest = fetched.slice(depth).map((name) => (typeof name === 'string' ? nameInAnswer(name) : name));
        return { place: [...place, ...rest], nulls: undefined };
      }
      const field: FieldShape | undefined = fields.find(({ reads }) => reads === step);
      if (!field || typeof field.holds === 'string') return outside();
      shape = field.holds.value;
      value = source && own(source, step);
      place.push(field.name);
    }
    if (shape.kind !== 'nonNull') nulls = [...place];
  }
  return { place, nulls };
}
