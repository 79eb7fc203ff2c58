import { typeNameOf } from '../../../../platform/ids';
import { escapeXml } from '../../../../platform/word/escape-xml';
import { TraceLinkStatus, TraceLinkType } from '../../register/register.vocabulary';
import { markdownToXhtml, writeXhtml } from './markdown-to-xhtml';
import { OWN } from './own-attributes';
import { REQIF, XHTML } from './read-xml';
import { xmlId } from './xml-id';

export interface WrittenDocument {
  code: string;
  title: string;
  label: string;
  baselineId: string;
  /** When its text was last changed. */
  at: Date;
  clauses: readonly {
    clauseId: string;
    parentClauseId: string | null;
    number: string;
    heading: string;
    text: string;
  }[];
}

export interface WrittenLink {
  id: string;
  type: TraceLinkType;
  status: TraceLinkStatus;
  fromId: string;
  toId: string;
  rationale: string | null;
  owner: string;
  at: Date;
}

interface Attribute {
  name: string;
  kind: 'STRING' | 'XHTML' | 'ENUMERATION';
  datatype: string;
}

const STRING = (name: string): Attribute => ({ name, kind: 'STRING', datatype: '_string' });
const ENUMERATION = (name: string, datatype: string): Attribute => ({ name, kind: 'ENUMERATION', datatype });

/** The kinds of things that a file has, and what each says of itself. */
const TYPES = {
  clause: {
    element: 'SPEC-OBJECT-TYPE',
    name: 'Clause',
    attributes: [
      STRING('ReqIF.ForeignID'),
      STRING('ReqIF.ChapterNumber'),
      STRING('ReqIF.ChapterName'),
      { name: 'ReqIF.Text', kind: 'XHTML', datatype: '_xhtml' },
      STRING(OWN.id),
      STRING(OWN.source),
    ],
  },
  thing: { element: 'SPEC-OBJECT-TYPE', name: 'Linked thing', attributes: [STRING('ReqIF.Name'), STRING(OWN.id)] },
  document: {
    element: 'SPECIFICATION-TYPE',
    name: 'Document',
    attributes: [STRING(OWN.document), STRING(OWN.label)],
  },
  link: {
    element: 'SPEC-RELATION-TYPE',
    name: 'Link',
    attributes: [
      ENUMERATION(OWN.linkType, '_linkType'),
      ENUMERATION(OWN.linkStatus, '_linkStatus'),
      STRING(OWN.rationale),
      STRING(OWN.owner),
      STRING(OWN.linkId),
    ],
  },
} as const satisfies Record<string, { element: string; name: string; attributes: readonly Attribute[] }>;

type TypeName = keyof typeof TYPES;

const LONGEST_STRING = 2_000_000;
const VERSION = '1.0';

/** An attribute of an element: line ends and tabs are kept, which XML would make into spaces. */
function quoted(text: string): string {
  const kept = escapeXml(text).replace(/[\n\r\t]/g, (character) => `&#${character.charCodeAt(0)};`);
  return `"${kept}"`;
}

const instant = (at: Date) => at.toISOString();
const definitionId = (type: TypeName, name: string) => xmlId(`${type}:${name}`);
const valueId = (datatype: string, value: string) => `${datatype}_${value}`;

/**
 * Documents with their clauses and links as ReqIF, piece by piece. The same data gives the same file: identifiers are made of
 * ids, times are those of the data.
 * @param documents one baseline a document, so that a clause stands there once
 * @source ReqIF 1.0 (OMG formal/2011-04-02)
 */
export function* writeReqif(
  documents: readonly WrittenDocument[],
  links: readonly WrittenLink[],
): Generator<string, void, undefined> {
  const at = new Date(Math.max(0, ...[...documents, ...links].map((each) => each.at.getTime())));
  const title = documents.map(({ code, label }) => `${code} ${label}`).join(', ');
  const clauseIds = new Set(documents.flatMap(({ clauses }) => clauses.map(({ clauseId }) => clauseId)));
  const things = [...new Set(links.flatMap(({ fromId, toId }) => [fromId, toId]))].filter((id) => !clauseIds.has(id));
  yield `<?xml version="1.0" encoding="UTF-8"?>\n<REQ-IF xmlns="${REQIF}" xmlns:xhtml="${XHTML}">\n`;
  yield `<THE-HEADER><REQ-IF-HEADER IDENTIFIER="${xmlId(`header:${documents.map(({ baselineId }) => baselineId).join('~')}`)}"><CREATION-TIME>${instant(at)}</CREATION-TIME><REQ-IF-TOOL-ID>Throughline</REQ-IF-TOOL-ID><REQ-IF-VERSION>${VERSION}</REQ-IF-VERSION><SOURCE-TOOL-ID>Throughline</SOURCE-TOOL-ID><TITLE>${escapeXml(title)}</TITLE></REQ-IF-HEADER></THE-HEADER>\n`;
  yield `<CORE-CONTENT><REQ-IF-CONTENT>\n${datatypes(instant(at))}${specTypes(instant(at))}<SPEC-OBJECTS>\n`;
  for (const document of documents) for (const clause of document.clauses) yield clauseObject(clause, document);
  for (const id of things) yield thingObject(id, at);
  yield '</SPEC-OBJECTS>\n<SPEC-RELATIONS>\n';
  for (const link of links) yield relation(link);
  yield '</SPEC-RELATIONS>\n<SPECIFICATIONS>\n';
  for (const document of documents) yield* specification(document);
  yield '</SPECIFICATIONS>\n</REQ-IF-CONTENT></CORE-CONTENT>\n</REQ-IF>\n';
}

function datatypes(at: string): string {
  return [
    '<DATATYPES>\n',
    `<DATATYPE-DEFINITION-STRING IDENTIFIER="_string" LONG-NAME="Text" LAST-CHANGE="${at}" MAX-LENGTH="${LONGEST_STRING}"/>\n`,
    `<DATATYPE-DEFINITION-XHTML IDENTIFIER="_xhtml" LONG-NAME="Rich text" LAST-CHANGE="${at}"/>\n`,
    enumeration('_linkType', 'Type of a link', Object.values(TraceLinkType), at),
    enumeration('_linkStatus', 'Status of a link', Object.values(TraceLinkStatus), at),
    '</DATATYPES>\n',
  ].join('');
}

function enumeration(id: string, name: string, values: readonly string[], at: string): string {
  const specified = values.map(
    (value, key) =>
      `<ENUM-VALUE IDENTIFIER="${valueId(id, value)}" LONG-NAME="${value}" LAST-CHANGE="${at}"><PROPERTIES><EMBEDDED-VALUE KEY="${key}" OTHER-CONTENT="${value}"/></PROPERTIES></ENUM-VALUE>`,
  );
  return `<DATATYPE-DEFINITION-ENUMERATION IDENTIFIER="${id}" LONG-NAME="${name}" LAST-CHANGE="${at}"><SPECIFIED-VALUES>${specified.join('')}</SPECIFIED-VALUES></DATATYPE-DEFINITION-ENUMERATION>\n`;
}

function specTypes(at: string): string {
  const one = (type: TypeName) => {
    const { element, name, attributes } = TYPES[type];
    const definitions = attributes.map(({ name: attribute, kind, datatype }) => {
      const multiple = kind === 'ENUMERATION' ? ' MULTI-VALUED="false"' : '';
      return `<ATTRIBUTE-DEFINITION-${kind} IDENTIFIER="${definitionId(type, attribute)}" LONG-NAME="${attribute}" LAST-CHANGE="${at}"${multiple}><TYPE><DATATYPE-DEFINITION-${kind}-REF>${datatype}</DATATYPE-DEFINITION-${kind}-REF></TYPE></ATTRIBUTE-DEFINITION-${kind}>`;
    });
    return `<${element} IDENTIFIER="${xmlId(`type:${type}`)}" LONG-NAME="${name}" LAST-CHANGE="${at}"><SPEC-ATTRIBUTES>${definitions.join('')}</SPEC-ATTRIBUTES></${element}>\n`;
  };
  return `<SPEC-TYPES>\n${one('clause')}${one('thing')}${one('document')}${one('link')}</SPEC-TYPES>\n`;
}

function stringValue(type: TypeName, name: string, value: string | null): string {
  if (value === null || value === '') return '';
  return `<ATTRIBUTE-VALUE-STRING THE-VALUE=${quoted(value)}><DEFINITION><ATTRIBUTE-DEFINITION-STRING-REF>${definitionId(type, name)}</ATTRIBUTE-DEFINITION-STRING-REF></DEFINITION></ATTRIBUTE-VALUE-STRING>`;
}

function chosenValue(type: TypeName, name: string, datatype: string, value: string): string {
  return `<ATTRIBUTE-VALUE-ENUMERATION><VALUES><ENUM-VALUE-REF>${valueId(datatype, value)}</ENUM-VALUE-REF></VALUES><DEFINITION><ATTRIBUTE-DEFINITION-ENUMERATION-REF>${definitionId(type, name)}</ATTRIBUTE-DEFINITION-ENUMERATION-REF></DEFINITION></ATTRIBUTE-VALUE-ENUMERATION>`;
}

function typed(type: TypeName): string {
  const reference = `${TYPES[type].element}-REF`;
  return `<TYPE><${reference}>${xmlId(`type:${type}`)}</${reference}></TYPE>`;
}

function clauseObject(
  { clauseId, number, heading, text }: WrittenDocument['clauses'][number],
  { at }: WrittenDocument,
): string {
  const rich = `<ATTRIBUTE-VALUE-XHTML><THE-VALUE>${writeXhtml(markdownToXhtml(text))}</THE-VALUE><DEFINITION><ATTRIBUTE-DEFINITION-XHTML-REF>${definitionId('clause', 'ReqIF.Text')}</ATTRIBUTE-DEFINITION-XHTML-REF></DEFINITION></ATTRIBUTE-VALUE-XHTML>`;
  const values = [
    stringValue('clause', 'ReqIF.ForeignID', clauseId),
    stringValue('clause', 'ReqIF.ChapterNumber', number),
    stringValue('clause', 'ReqIF.ChapterName', heading),
    text === '' ? '' : rich,
    stringValue('clause', OWN.id, clauseId),
    stringValue('clause', OWN.source, text),
  ];
  return `<SPEC-OBJECT IDENTIFIER="${xmlId(clauseId)}" LONG-NAME=${quoted(`${number} ${heading}`.trim())} LAST-CHANGE="${instant(at)}"><VALUES>${values.join('')}</VALUES>${typed('clause')}</SPEC-OBJECT>\n`;
}

/** What is linked with a clause and is none of the file's; no specification holds it. */
function thingObject(id: string, at: Date): string {
  const values = stringValue('thing', 'ReqIF.Name', `${typeNameOf(id)} ${id}`) + stringValue('thing', OWN.id, id);
  return `<SPEC-OBJECT IDENTIFIER="${xmlId(id)}" LAST-CHANGE="${instant(at)}"><VALUES>${values}</VALUES>${typed('thing')}</SPEC-OBJECT>\n`;
}

function relation({ id, type, status, fromId, toId, rationale, owner, at }: WrittenLink): string {
  const values = [
    chosenValue('link', OWN.linkType, '_linkType', type),
    chosenValue('link', OWN.linkStatus, '_linkStatus', status),
    stringValue('link', OWN.rationale, rationale),
    stringValue('link', OWN.owner, owner),
    stringValue('link', OWN.linkId, id),
  ];
  const end = (name: string, thing: string) => `<${name}><SPEC-OBJECT-REF>${xmlId(thing)}</SPEC-OBJECT-REF></${name}>`;
  return `<SPEC-RELATION IDENTIFIER="${xmlId(id)}" LAST-CHANGE="${instant(at)}"><VALUES>${values.join('')}</VALUES>${end('SOURCE', fromId)}${end('TARGET', toId)}${typed('link')}</SPEC-RELATION>\n`;
}

function* specification({ baselineId, code, title, label, at, clauses }: WrittenDocument): Generator<string> {
  const time = instant(at);
  const values = stringValue('document', OWN.document, code) + stringValue('document', OWN.label, label);
  yield `<SPECIFICATION IDENTIFIER="${xmlId(baselineId)}" LONG-NAME=${quoted(`${title}, ${code} ${label}`)} LAST-CHANGE="${time}"><VALUES>${values}</VALUES>${typed('document')}<CHILDREN>\n`;
  const open: string[] = [];
  for (const { clauseId, parentClauseId } of clauses) {
    // A clause whose parent is not among those above it stands at the top: the order is the document's in any case.
    const above = parentClauseId === null ? -1 : open.lastIndexOf(parentClauseId);
    for (; open.length > above + 1; open.pop()) yield '</CHILDREN></SPEC-HIERARCHY>\n';
    yield `<SPEC-HIERARCHY IDENTIFIER="${xmlId(`${baselineId}#${clauseId}`)}" LAST-CHANGE="${time}"><OBJECT><SPEC-OBJECT-REF>${xmlId(clauseId)}</SPEC-OBJECT-REF></OBJECT><CHILDREN>`;
    open.push(clauseId);
  }
  for (; open.length > 0; open.pop()) yield '</CHILDREN></SPEC-HIERARCHY>\n';
  yield '</CHILDREN></SPECIFICATION>\n';
}
