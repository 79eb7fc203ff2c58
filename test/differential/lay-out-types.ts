import type { GraphLayout, LaidField, LaidKey, TypeAt } from './graph-layout';

/** A field of the whole graph; made where it is not there yet. */
export function addField(
  { fields }: GraphLayout,
  given: Pick<LaidField, 'parent' | 'name' | 'type'> & Partial<LaidField>,
): LaidField {
  const coordinate = `${given.parent}.${given.name}`;
  const known = fields.get(coordinate);
  if (known) return known;
  const field: LaidField = {
    takes: undefined,
    isKey: false,
    inaccessible: false,
    requires: undefined,
    at: new Map(),
    ...given,
  };
  fields.set(coordinate, field);
  return field;
}

/** A type in a subgraph; made, without fields, where it is not there yet. */
export function typeAt(layout: GraphLayout, place: number, name: string): TypeAt {
  const types = layout.subgraphs[place];
  const known = types?.get(name);
  if (known) return known;
  const type: TypeAt = { kind: 'type', keys: [], implements: [], members: [], fields: [] };
  types?.set(name, type);
  return type;
}

/** Whether a subgraph could have a field of a type. */
export function canKnow(layout: GraphLayout, name: string, place: number): boolean {
  const entity = layout.entities.get(name);
  if (entity) return !entity.standsFor.has(place);
  const implemented = layout.interfaces.get(name);
  if (implemented) return implemented.at.includes(place) || implemented.object === place;
  const members = layout.unions.get(name);
  if (members) return members.some((member) => canKnow(layout, member, place));
  const fields = layout.values.get(name) ?? [];
  return fields.every((field) => canKnow(layout, layout.fields.get(`${name}.${field}`)?.type.named ?? '', place));
}

/**
 * Makes a subgraph know a type, and what that one needs.
 * @param keys those of an entity that it has there; else as much as it takes to refer to one
 */
export function know(
  layout: GraphLayout,
  name: string,
  place: number,
  keys?: readonly LaidKey[],
  resolvable = false,
): void {
  const known = layout.subgraphs[place]?.has(name) ?? false;
  if (known || !canKnow(layout, name, place)) return;
  const entity = layout.entities.get(name);
  if (entity) {
    const type = typeAt(layout, place, name);
    for (const { fields, of } of keys ?? entity.keys.slice(0, 1)) {
      type.keys.push({ fields, resolvable });
      for (const part of of) {
        addField(layout, { parent: name, ...part, isKey: true }).at.set(place, {});
        type.fields.push(part.name);
        know(layout, part.type.named, place);
      }
    }
    return;
  }
  const members = layout.unions.get(name);
  if (members) {
    const type = typeAt(layout, place, name);
    type.kind = 'union';
    type.members = members.filter((member) => canKnow(layout, member, place));
    for (const member of type.members) know(layout, member, place);
    return;
  }
  const fields = layout.values.get(name);
  if (!fields) return;
  const type = typeAt(layout, place, name);
  for (const fieldName of fields) {
    const field = layout.fields.get(`${name}.${fieldName}`);
    if (!field) continue;
    field.at.set(place, {});
    type.fields.push(fieldName);
    know(layout, field.type.named, place);
  }
}
