import { type LeftOut, ReqifLeftOutKind } from './left-out';
import { childrenOf, refIn, textIn, within, type XmlElement } from './read-xml';
import { xhtmlToMarkdown } from './xhtml-to-markdown';

/** What an attribute says, as text; rich text as Markdown. */
export type Values = ReadonlyMap<string, string>;

export interface SpecObject {
  id: string;
  longName: string;
  values: Values;
}

/** An object where it stands in a specification. */
export interface Placed {
  objectId: string;
  /** Whether it is a table, or a part of one, rather than a text. */
  isTable: boolean;
  children: Placed[];
}

export interface Specification {
  id: string;
  longName: string;
  values: Values;
  children: Placed[];
}

export interface Relation {
  id: string;
  sourceId: string;
  targetId: string;
  /** The name of its type. */
  type: string;
  values: Values;
}

export interface ReqifFile {
  objects: Map<string, SpecObject>;
  specifications: Specification[];
  relations: Relation[];
}

interface Definition {
  name: string;
  /** What it says where nothing else is said. */
  standard: string | null;
}

interface Types {
  definitions: Map<string, Definition>;
  /** The definitions of each type, and its name. */
  ofType: Map<string, { name: string; definitions: Definition[] }>;
  enumerations: Map<string, string>;
}

const SIMPLIFIED = 'A tool simplified the text; what it made of it is taken, and not what it was before.';
const REFERENCED = 'It refers to what is not in the file.';

/** Takes what a file says apart; what is of the tool that made it alone is told. @source ReqIF 1.0, clause 10 */
export function reqifFile(root: XmlElement, leftOut: LeftOut): ReqifFile {
  for (const extension of childrenOf(within(root, 'TOOL-EXTENSIONS'))) {
    const inner = childrenOf(extension);
    for (const { name } of inner.length > 0 ? inner : [extension]) {
      const told = 'What a tool keeps for itself is not taken.';
      leftOut.add(ReqifLeftOutKind.TOOL_EXTENSION, name.replace(/^\w+:/, ''), told);
    }
  }
  const content = within(root, 'CORE-CONTENT', 'REQ-IF-CONTENT');
  const types = typesOf(content, leftOut);
  const objects = childrenOf(within(content, 'SPEC-OBJECTS'), 'SPEC-OBJECT').map((element): SpecObject => {
    return { ...named(element), values: valuesOf(element, types, leftOut) };
  });
  const specifications = childrenOf(within(content, 'SPECIFICATIONS'), 'SPECIFICATION').map((element) => ({
    ...named(element),
    values: valuesOf(element, types, leftOut),
    children: hierarchyOf(element),
  }));
  const relations = childrenOf(within(content, 'SPEC-RELATIONS'), 'SPEC-RELATION').map((element): Relation => {
    const { id, longName } = named(element);
    return {
      id,
      sourceId: refIn(element, 'SOURCE') ?? '',
      targetId: refIn(element, 'TARGET') ?? '',
      type: types.ofType.get(refIn(element, 'TYPE') ?? '')?.name || longName,
      values: valuesOf(element, types, leftOut),
    };
  });
  for (const group of childrenOf(within(content, 'SPEC-RELATION-GROUPS'), 'RELATION-GROUP')) {
    const told = 'What it groups is taken relation by relation.';
    leftOut.add(ReqifLeftOutKind.RELATION_GROUP, named(group).longName || named(group).id, told);
  }
  return { objects: new Map(objects.map((object) => [object.id, object])), specifications, relations };
}

function named({ attributes }: XmlElement): { id: string; longName: string } {
  return { id: attributes.get('IDENTIFIER') ?? '', longName: (attributes.get('LONG-NAME') ?? '').trim() };
}

function typesOf(content: XmlElement | undefined, leftOut: LeftOut): Types {
  const enumerations = new Map<string, string>();
  for (const datatype of childrenOf(within(content, 'DATATYPES'), 'DATATYPE-DEFINITION-ENUMERATION')) {
    for (const value of childrenOf(within(datatype, 'SPECIFIED-VALUES'), 'ENUM-VALUE')) {
      const { id, longName } = named(value);
      const embedded = within(value, 'PROPERTIES', 'EMBEDDED-VALUE')?.attributes;
      enumerations.set(id, longName || embedded?.get('OTHER-CONTENT') || embedded?.get('KEY') || id);
    }
  }
  const types: Types = { definitions: new Map(), ofType: new Map(), enumerations };
  for (const type of childrenOf(within(content, 'SPEC-TYPES'))) {
    const { id, longName } = named(type);
    const definitions = childrenOf(within(type, 'SPEC-ATTRIBUTES')).map((element): Definition => {
      const { id: definitionId, longName: name } = named(element);
      const [value] = childrenOf(within(element, 'DEFAULT-VALUE'));
      const definition = { name: name || definitionId, standard: value ? saidBy(value, types, leftOut) : null };
      types.definitions.set(definitionId, definition);
      return definition;
    });
    types.ofType.set(id, { name: longName, definitions });
  }
  return types;
}

/** What an object says, and what it says by default. */
function valuesOf(element: XmlElement, types: Types, leftOut: LeftOut): Values {
  const values = new Map<string, string>();
  for (const { name, standard } of types.ofType.get(refIn(element, 'TYPE') ?? '')?.definitions ?? []) {
    if (standard !== null) values.set(name, standard);
  }
  for (const value of childrenOf(within(element, 'VALUES'))) {
    const definition = types.definitions.get(refIn(value, 'DEFINITION') ?? '');
    if (definition) values.set(definition.name, saidBy(value, types, leftOut));
    else leftOut.add(ReqifLeftOutKind.ATTRIBUTE, refIn(value, 'DEFINITION') ?? value.name, REFERENCED);
  }
  return values;
}

function saidBy(value: XmlElement, { enumerations }: Types, leftOut: LeftOut): string {
  if (value.name === 'ATTRIBUTE-VALUE-XHTML') {
    const content = within(value, 'THE-VALUE');
    if (within(value, 'THE-ORIGINAL-VALUE')) leftOut.add(ReqifLeftOutKind.FORMATTING, 'THE-ORIGINAL-VALUE', SIMPLIFIED);
    return content ? xhtmlToMarkdown(content, leftOut) : '';
  }
  if (value.name === 'ATTRIBUTE-VALUE-ENUMERATION') {
    const chosen = childrenOf(within(value, 'VALUES')).map((reference) => textIn(reference).trim());
    return chosen.map((id) => enumerations.get(id) ?? id).join(', ');
  }
  return value.attributes.get('THE-VALUE') ?? '';
}

function hierarchyOf(element: XmlElement): Placed[] {
  return childrenOf(within(element, 'CHILDREN'), 'SPEC-HIERARCHY').map((place) => ({
    objectId: refIn(place, 'OBJECT') ?? '',
    isTable: /^(?:true|1)$/.test(place.attributes.get('IS-TABLE-INTERNAL') ?? ''),
    children: hierarchyOf(place),
  }));
}
