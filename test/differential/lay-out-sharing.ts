import { type GraphLayout, type LaidField, LEAVES } from './graph-layout';
import type { Placed } from './lay-out';
import { canKnow, know, typeAt } from './lay-out-types';

const isLeaf = ({ type }: LaidField) => LEAVES.includes(type.named);

/** Makes a subgraph know a field of which it cannot tell the value. */
function takeExternal(layout: GraphLayout, field: LaidField, place: number): void {
  if (field.at.has(place)) return;
  know(layout, field.type.named, place);
  know(layout, field.parent, place);
  field.at.set(place, { external: true });
  typeAt(layout, place, field.parent).fields.push(field.name);
}

/** Whether others can say what a field is, with nothing that they have to be given first. */
function isElsewhere({ at, requires }: LaidField, place: number): boolean {
  return requires === undefined && at.size > 0 && !at.has(place);
}

const isOfInterface = ({ name }: LaidField) => /^i/.test(name) && name !== 'id';

const selected = ({ name, takes }: LaidField) => (takes ? `${name}(${takes.name}: ${takes.required.text})` : name);

const fieldsOf = (layout: GraphLayout, parent: string) =>
  [...layout.fields.values()].filter((field) => field.parent === parent);

/** A leaf of an entity that a subgraph does not have by itself. */
function foreignLeaf(layout: GraphLayout, type: string, place: number, pick: number): LaidField | undefined {
  const leaves = fieldsOf(layout, type).filter(
    (field) => isLeaf(field) && !field.isKey && !isOfInterface(field) && isElsewhere(field, place),
  );
  return leaves[pick % leaves.length];
}

/** Makes fields that are computed from others, which other subgraphs have. */
export function requireOthers(layout: GraphLayout, placed: readonly Placed[]): void {
  for (const { field, choices } of placed) {
    const [place, ...more] = field.at.keys();
    if (choices.requires === 0 || place === undefined || more.length > 0 || field.takes) continue;
    const implemented = layout.interfaces.get(field.parent);
    if (!implemented && (!layout.entities.has(field.parent) || isOfInterface(field))) continue;
    // What an interface has, each type that implements it computes in the same way.
    const isObject = implemented?.object === place;
    const parents = implemented && !isObject ? [field.parent, ...implemented.implementers] : [field.parent];
    const possible = fieldsOf(layout, field.parent).filter(
      (other) =>
        other !== field &&
        !other.isKey &&
        canKnow(layout, other.type.named, place) &&
        parents.every((parent) => isElsewhere(layout.fields.get(`${parent}.${other.name}`) ?? field, place)),
    );
    const required = possible[choices.requires % possible.length];
    if (!required) continue;
    const type = { named: 'String', nonNull: [field.type.nonNull[0] ?? false] };
    for (const parent of parents) {
      const computed = layout.fields.get(`${parent}.${field.name}`);
      const from = layout.fields.get(`${parent}.${required.name}`);
      if (!computed || !from) continue;
      computed.type = type;
      if (parents.length > 1 && parent === field.parent) continue;
      takeExternal(layout, from, place);
      const requires = requiredText(layout, from, place, choices.requires);
      computed.requires = requires;
      computed.at.set(place, { requires });
    }
  }
}

function requiredText(layout: GraphLayout, field: LaidField, place: number, pick: number): string {
  if (isLeaf(field)) return selected(field);
  return `${selected(field)} { ${requiredOf(layout, field.type.named, place, pick)} }`;
}

function requiredOf(layout: GraphLayout, type: string, place: number, pick: number): string {
  const entity = layout.entities.get(type);
  if (entity) {
    const leaf = foreignLeaf(layout, type, place, pick);
    if (leaf) takeExternal(layout, leaf, place);
    const [key] = layout.subgraphs[place]?.get(type)?.keys ?? [];
    return [key?.fields ?? '__typename', ...(leaf ? [selected(leaf)] : [])].join(' ');
  }
  const implemented = layout.interfaces.get(type);
  if (implemented) {
    const [first] = implemented.implementers;
    if (first === undefined || implemented.object === place) return 'id';
    return `__typename id ... on ${first} { ${requiredOf(layout, first, place, pick)} }`;
  }
  const members = layout.subgraphs[place]?.get(type)?.members;
  if (members && members.length > 0) {
    const parts = members.map((member) => `... on ${member} { ${requiredOf(layout, member, place, pick)} }`);
    return ['__typename', ...parts].join(' ');
  }
  const parts = fieldsOf(layout, type).map((field) => requiredText(layout, field, place, pick));
  return parts.join(' ');
}

/** Makes fields that give along something of what they lead to, which else another subgraph has. */
export function giveAlong(layout: GraphLayout, placed: readonly Placed[]): void {
  for (const { field, choices } of placed) {
    const [place] = field.at.keys();
    if (choices.provides === 0 || place === undefined || field.requires !== undefined) continue;
    const at = field.at.get(place);
    if (!at || at.external || layout.interfaces.has(field.parent) || at.override !== undefined) continue;
    const { named } = field.type;
    const member = layout.entities.has(named) ? named : layout.subgraphs[place]?.get(named)?.members[0];
    if (member === undefined || !layout.entities.has(member)) continue;
    const leaf = foreignLeaf(layout, member, place, choices.provides);
    if (!leaf || leaf.takes || [...leaf.at.values()].some(({ override }) => override !== undefined)) continue;
    takeExternal(layout, leaf, place);
    at.provides = member === named ? leaf.name : `... on ${member} { ${leaf.name} }`;
  }
}
