import {
  COLOURS,
  type FieldAt,
  type GraphLayout,
  HIDDEN_COLOUR,
  type LaidField,
  type LaidType,
  subgraphName,
  type TypeAt,
} from './graph-layout';

const HEAD = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [
    "@key", "@shareable", "@external", "@requires", "@provides", "@override", "@inaccessible", "@interfaceObject"
  ])
  scalar Json
  input Filter { least: Int = 1, words: [String!] }
`;

export function typeText({ named, nonNull }: LaidType, loose = false): string {
  return nonNull.reduce((text, layer, depth) => {
    const mark = layer && !(loose && depth === nonNull.length - 1) ? '!' : '';
    return depth === 0 ? `${text}${mark}` : `[${text}]${mark}`;
  }, named);
}

/** What each subgraph of a layout says of itself. */
export function subgraphSdls(layout: GraphLayout): { name: string; url: string; sdl: string }[] {
  return layout.subgraphs.map((types, index) => ({
    name: subgraphName(index),
    url: `http://${subgraphName(index)}.example`,
    sdl: [HEAD, enumText(layout), ...[...types].map(([name, type]) => printType(layout, index, name, type))].join('\n'),
  }));
}

function enumText({ hiddenColour }: GraphLayout): string {
  const values = COLOURS.map((colour) =>
    hiddenColour && colour === HIDDEN_COLOUR ? `${colour} @inaccessible` : colour,
  );
  return `enum Colour { ${values.join(' ')} }`;
}

function printType(layout: GraphLayout, index: number, name: string, type: TypeAt): string {
  if (type.kind === 'union') return `union ${name} = ${type.members.join(' | ')}`;
  const entity = layout.entities.get(name);
  const directives = type.keys.map(
    ({ fields, resolvable }) => `@key(fields: "${fields}"${resolvable ? '' : ', resolvable: false'})`,
  );
  if (type.kind === 'interfaceObject') directives.push('@interfaceObject');
  if (entity?.inaccessible && entity.at[0] === index) directives.push('@inaccessible');
  const implemented = type.implements.length === 0 ? '' : ` implements ${type.implements.join(' & ')}`;
  const keyword = type.kind === 'interface' ? 'interface' : 'type';
  const fields = type.fields.flatMap((fieldName) => {
    const field = layout.fields.get(`${name}.${fieldName}`);
    const at = field?.at.get(index);
    return field && at ? [`  ${printField(type, index, field, at)}`] : [];
  });
  return `${keyword} ${name}${implemented} ${directives.join(' ')} {\n${fields.join('\n')}\n}`;
}

function printField({ kind }: TypeAt, index: number, field: LaidField, at: FieldAt): string {
  const { name, takes, type } = field;
  const directives: string[] = [];
  if (field.inaccessible && [...field.at.keys()][0] === index) directives.push('@inaccessible');
  if (kind !== 'interface') {
    if (at.external) directives.push('@external');
    else if (isShared(field)) directives.push('@shareable');
    if (at.override !== undefined) directives.push(`@override(from: "${at.override}")`);
    if (at.provides !== undefined) directives.push(`@provides(fields: ${JSON.stringify(at.provides)})`);
    if (at.requires !== undefined) directives.push(`@requires(fields: ${JSON.stringify(at.requires)})`);
  }
  const taken = takes ? `(${takes.name}: ${takes.text})` : '';
  return `${name}${taken}: ${typeText(type, at.loose)} ${directives.join(' ')}`;
}

/** One that several subgraphs can resolve, or that another gives along, has to say so. */
function isShared({ at, isKey }: LaidField): boolean {
  const places = [...at.values()];
  return !isKey && places.length > 1 && !places.some(({ override }) => override !== undefined);
}
