import type { EntityChoices, FieldChoices, GraphChoices, InterfaceChoices } from './graph-choices';
import {
  ARGUMENTS,
  type GraphLayout,
  KEYS,
  type LaidEntity,
  type LaidField,
  type LaidInterface,
  type LaidType,
  LEAVES,
  nonNull,
  nullable,
  possibleTypes,
  subgraphName,
} from './graph-layout';
import { giveAlong, requireOthers } from './lay-out-sharing';
import { addField, canKnow, know, typeAt } from './lay-out-types';

/** A field that is laid, with the choices that it was laid from. */
export interface Placed {
  field: LaidField;
  choices: FieldChoices;
}

const picks = (mask: number, bit: number) => ((mask >> bit) & 1) === 1;

/**
 * Makes a supergraph of choices: whatever they are, it mostly composes, since each choice picks among what is possible by
 * then. Fewer and smaller choices make a smaller supergraph.
 */
export function layOut(choices: GraphChoices): GraphLayout {
  const layout: GraphLayout = {
    subgraphs: Array.from({ length: choices.subgraphs }, () => new Map()),
    entities: new Map(choices.entities.map(nameEntity)),
    values: new Map(choices.values.map((_value, index) => [`V${index}`, []])),
    interfaces: new Map(),
    unions: new Map(),
    fields: new Map(),
    nullKeys: choices.nullKeys,
    hiddenColour: choices.hiddenColour,
  };
  choices.interfaces.forEach((chosen, index) => {
    nameInterface(layout, `I${index}`, chosen);
  });
  choices.unions.forEach(({ members }, index) => {
    const chosen = [...layout.entities.keys(), ...layout.values.keys()].filter((_name, bit) => picks(members, bit));
    layout.unions.set(`U${index}`, chosen.length === 0 ? ['A'] : chosen);
  });
  layValues(layout, choices);
  choices.entities.forEach((chosen, index) => {
    layEntity(layout, index, chosen);
  });
  for (const { name, implementers, at } of layout.interfaces.values()) {
    for (const index of at) {
      for (const implementer of implementers) typeAt(layout, index, implementer).implements.push(name);
    }
  }
  const placed: Placed[] = [];
  choices.interfaces.forEach((chosen, index) => {
    placed.push(...layInterfaceFields(layout, index, chosen));
  });
  choices.entities.forEach((chosen, index) => {
    placed.push(...layEntityFields(layout, index, chosen));
  });
  placed.push(
    ...layRootFields(layout, 'Query', choices.queries),
    ...layRootFields(layout, 'Mutation', choices.mutations),
  );
  takeOver(layout, placed);
  requireOthers(layout, placed);
  giveAlong(layout, placed);
  loosen(placed);
  for (const field of layout.fields.values()) {
    // What no type is known for is never there.
    if (possibleTypes(layout, field).length === 0) field.type = nullable(field.type.named);
  }
  return layout;
}

function nameEntity({ keys, inaccessible }: EntityChoices, index: number): [string, LaidEntity] {
  const name = String.fromCharCode('A'.charCodeAt(0) + index);
  const chosen = KEYS.filter((_key, bit) => picks(keys, bit));
  return [
    name,
    {
      name,
      keys: chosen.length === 0 ? KEYS.slice(0, 1) : chosen,
      // One is always there to be asked for.
      inaccessible: inaccessible && index > 0,
      at: [],
      standsFor: new Map(),
    },
  ];
}

function nameInterface(layout: GraphLayout, name: string, { implementers, at, object }: InterfaceChoices): void {
  const entities = [...layout.entities.values()];
  const chosen = entities.filter((_entity, bit) => picks(implementers, bit));
  const implementing = chosen.length === 0 ? entities.slice(0, 1) : chosen;
  const all = layout.subgraphs.map((_subgraph, index) => index);
  const possible = all.filter((index) => implementing.every(({ standsFor }) => !standsFor.has(index)));
  const asObject = object === 0 ? undefined : possible[object % possible.length];
  // The subgraph that has an interface as an object cannot have its types, so no other interface of theirs either.
  const isFree = [...layout.interfaces.values()].every(
    (other) =>
      other.at.length > 1 || !other.implementers.some((type) => implementing.some(({ name }) => name === type)),
  );
  const objectAt = isFree && possible.length > 1 ? asObject : undefined;
  const others = possible.filter((index) => index !== objectAt);
  const picked = others.filter((index) => picks(at, index));
  const first = others[0];
  if (first === undefined) return;
  if (objectAt !== undefined) {
    for (const entity of implementing) entity.standsFor.set(objectAt, name);
    for (const other of layout.interfaces.values()) {
      if (other.implementers.some((type) => implementing.some((entity) => entity.name === type))) {
        other.at = other.at.filter((index) => index !== objectAt);
      }
    }
  }
  for (const entity of implementing) {
    if (!entity.keys.some(({ fields }) => fields === 'id')) entity.keys = [...KEYS.slice(0, 1), ...entity.keys];
  }
  layout.interfaces.set(name, {
    name,
    implementers: implementing.map((entity) => entity.name),
    at: picked.length === 0 ? [first] : picked,
    object: objectAt,
  });
}

/** A type without a key has leaves, and the one before it. */
function layValues(layout: GraphLayout, { values }: GraphChoices): void {
  const lay = (parent: string, name: string, type: LaidType) => {
    addField(layout, { parent, name, type });
    layout.values.get(parent)?.push(name);
  };
  layout.values.set('Side', []);
  layout.values.set('Spot', []);
  lay('Side', 'col', nonNull('String'));
  lay('Spot', 'row', nonNull('Int'));
  lay('Spot', 'side', nonNull('Side'));
  values.forEach(({ fields }, index) => {
    lay(`V${index}`, 'f0', nullable('Int'));
    fields.forEach(({ type }, position) => {
      const others = [...(index > 0 ? [`V${index - 1}`] : []), 'A'];
      const named = type.named % 3 === 0 ? pickOf(others, type.named) : pickOf(LEAVES, type.named);
      lay(`V${index}`, `f${position + 1}`, { named, nonNull: type.nonNull });
    });
  });
}

function pickOf(names: readonly string[], pick: number): string {
  return names[pick % names.length] ?? 'String';
}

/** Where an entity is, and with which keys: everywhere one of those that the first subgraph with it has. */
function layEntity(layout: GraphLayout, index: number, { at, hub }: EntityChoices): void {
  const entity = [...layout.entities.values()][index];
  if (!entity) return;
  const possible = layout.subgraphs.map((_subgraph, place) => place).filter((place) => !entity.standsFor.has(place));
  const home = possible[hub % possible.length];
  const interfaces = [...layout.interfaces.values()].filter(({ implementers }) => implementers.includes(entity.name));
  for (const place of possible) {
    const needed = interfaces.some((type) => type.at.includes(place));
    const chosen = entity.keys.filter(
      (key, bit) => place === home || picks(at[place] ?? 0, bit) || (needed && key.fields === 'id'),
    );
    if (chosen.length === 0) continue;
    entity.at.push(place);
    know(layout, entity.name, place, chosen, true);
  }
}

/** The type that a choice picks for a field, among those that a subgraph can know. */
function chooseType(layout: GraphLayout, { named, nonNull }: FieldChoices['type'], place: number): LaidType {
  const composites = [
    ...layout.entities.keys(),
    ...layout.interfaces.keys(),
    ...layout.unions.keys(),
    ...[...layout.values.keys()].filter((name) => name.startsWith('V')),
  ].filter((name) => canKnow(layout, name, place));
  const names = named % 2 === 0 || composites.length === 0 ? LEAVES : composites;
  return { named: pickOf(names, Math.floor(named / 2)), nonNull };
}

function lay(layout: GraphLayout, parents: string[], name: string, places: number[], choices: FieldChoices): Placed[] {
  const [place] = places;
  if (place === undefined) return [];
  const type = chooseType(layout, choices.type, place);
  const knowing = places.filter((other) => canKnow(layout, type.named, other));
  const hidden = layout.entities.get(type.named)?.inaccessible ?? false;
  const takes = choices.takes === 0 ? undefined : ARGUMENTS[choices.takes % ARGUMENTS.length];
  return parents.flatMap((parent) => {
    const isOwn = parents.length === 1 && !layout.interfaces.has(parent);
    const field = addField(layout, {
      parent,
      name,
      type,
      takes,
      inaccessible: hidden || (isOwn && choices.inaccessible),
    });
    for (const other of knowing) {
      const isRoot = parent === 'Query' || parent === 'Mutation';
      if (!isRoot && !layout.subgraphs[other]?.has(parent)) continue;
      field.at.set(other, {});
      typeAt(layout, other, parent).fields.push(name);
      know(layout, type.named, other);
    }
    return [{ field, choices }];
  });
}

function layInterfaceFields(layout: GraphLayout, index: number, chosen: InterfaceChoices): Placed[] {
  const laid = layout.interfaces.get(`I${index}`);
  if (!laid) return [];
  const { name, implementers, at, object } = laid;
  const keyed = object !== undefined || chosen.keyed;
  for (const place of at) layInterface(layout, laid, place, keyed, 'interface');
  if (object !== undefined) layInterface(layout, laid, object, true, 'interfaceObject');
  return [
    ...chosen.fields.flatMap((choices, position) => {
      const home = at[choices.home % at.length] ?? 0;
      const places = [home, ...at.filter((place) => place !== home && picks(choices.shared, place))];
      return lay(layout, [name, ...implementers], `i${index}f${position}`, places, choices);
    }),
    ...(object === undefined
      ? []
      : chosen.added.flatMap((choices, position) => lay(layout, [name], `i${index}o${position}`, [object], choices))),
  ];
}

function layInterface(
  layout: GraphLayout,
  { name }: LaidInterface,
  place: number,
  keyed: boolean,
  kind: 'interface' | 'interfaceObject',
): void {
  const keys = keyed ? [{ fields: 'id', resolvable: true }] : [];
  layout.subgraphs[place]?.set(name, { kind, keys, implements: [], members: [], fields: ['id'] });
  addField(layout, { parent: name, name: 'id', type: nonNull('ID'), isKey: true }).at.set(place, {});
}

function layEntityFields(layout: GraphLayout, index: number, { fields }: EntityChoices): Placed[] {
  const entity = [...layout.entities.values()][index];
  if (!entity) return [];
  return fields.flatMap((choices, position) => {
    const home = entity.at[choices.home % entity.at.length];
    if (home === undefined) return [];
    const places = [home, ...entity.at.filter((place) => place !== home && picks(choices.shared, place))];
    return lay(layout, [entity.name], `f${position}`, places, choices);
  });
}

function layRootFields(layout: GraphLayout, root: 'Query' | 'Mutation', fields: FieldChoices[]): Placed[] {
  return fields.flatMap((choices, position) => {
    const home = choices.home % layout.subgraphs.length;
    const others = layout.subgraphs.map((_subgraph, place) => place).filter((place) => picks(choices.shared, place));
    // What changes something does it in one place.
    const places = root === 'Mutation' ? [home] : [home, ...others.filter((place) => place !== home)];
    // An odd number picks a type with fields of its own, which most questions need.
    const type = root === 'Query' ? { ...choices.type, named: choices.type.named | 1 } : choices.type;
    const inaccessible = choices.inaccessible && position > 0;
    return lay(layout, [root], `${root === 'Query' ? 'q' : 'm'}${position}`, places, {
      ...choices,
      type,
      inaccessible,
    });
  });
}

/** Fields that another subgraph has taken over; the first still has them. */
function takeOver(layout: GraphLayout, placed: readonly Placed[]): void {
  for (const { field, choices } of placed) {
    const entity = layout.entities.get(field.parent);
    const [from, ...more] = field.at.keys();
    if (!choices.override || !entity || from === undefined || more.length > 0 || choices.requires > 0) continue;
    if (/^i/.test(field.name)) continue;
    const to = entity.at.find((place) => place !== from && canKnow(layout, field.type.named, place));
    if (to === undefined) continue;
    know(layout, field.type.named, to);
    typeAt(layout, to, field.parent).fields.push(field.name);
    field.at.set(to, { override: subgraphName(from) });
  }
}

/** What cannot be null in one subgraph may be in another. */
function loosen(placed: readonly Placed[]): void {
  for (const { field, choices } of placed) {
    const places = [...field.at];
    if (
      places.length < 2 ||
      /^i/.test(field.name) ||
      places.some(([, { external, override }]) => external || override)
    ) {
      continue;
    }
    for (const [place, at] of places) if (picks(choices.loose, place) && field.type.nonNull.at(-1)) at.loose = true;
  }
}
