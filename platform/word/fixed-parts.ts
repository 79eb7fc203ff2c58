import { BULLETS, MAIN } from './body-xml';
import { escapeXml } from './escape-xml';
import type { WordOutOptions } from './word-out-block';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8];

/** The parts around the text that every document has, by name, in the order in which they are written. */
export function fixedParts(options: WordOutOptions): ReadonlyMap<string, string> {
  return new Map([
    ['[Content_Types].xml', contentTypes()],
    ['_rels/.rels', packageRelationships()],
    ['docProps/core.xml', coreProperties(options)],
    [
      'docProps/app.xml',
      `${DECLARATION}<Properties xmlns="${OFFICE}/extended-properties"><Application>Throughline</Application></Properties>`,
    ],
    ['word/_rels/document.xml.rels', documentRelationships()],
    ['word/settings.xml', settings()],
    ['word/styles.xml', styles()],
  ]);
}

function contentTypes(): string {
  const overrides = [
    ['/word/document.xml', `${WORD_TYPE}.document.main+xml`],
    ['/word/styles.xml', `${WORD_TYPE}.styles+xml`],
    ['/word/numbering.xml', `${WORD_TYPE}.numbering+xml`],
    ['/word/settings.xml', `${WORD_TYPE}.settings+xml`],
    ['/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'],
    ['/docProps/app.xml', 'application/vnd.openxmlformats-officedocument.extended-properties+xml'],
  ].map(([name, type]) => `<Override PartName="${name}" ContentType="${type}"/>`);
  const defaults =
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>';
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">${defaults}${overrides.join('')}</Types>`;
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function packageRelationships(): string {
  return relationships([
    [`${OFFICE}/relationships/officeDocument`, 'word/document.xml'],
    [`${PACKAGE}/relationships/metadata/core-properties`, 'docProps/core.xml'],
    [`${OFFICE}/relationships/extended-properties`, 'docProps/app.xml'],
  ]);
}

function documentRelationships(): string {
  return relationships([
    [`${OFFICE}/relationships/styles`, 'styles.xml'],
    [`${OFFICE}/relationships/numbering`, 'numbering.xml'],
    [`${OFFICE}/relationships/settings`, 'settings.xml'],
  ]);
}

function coreProperties({ title, author, date }: WordOutOptions): string {
  const names = `xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"`;
  const at = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${date.toISOString()}</dcterms:${name}>`;
  const who = escapeXml(author);
  return `${DECLARATION}<cp:coreProperties ${names}><dc:title>${escapeXml(title)}</dc:title><dc:creator>${who}</dc:creator><dc:language>en-GB</dc:language><cp:lastModifiedBy>${who}</cp:lastModifiedBy>${at('created')}${at('modified')}</cp:coreProperties>`;
}

/** Without a mode Word opens the document as one of Word 2007, with features off. */
function settings(): string {
  const mode =
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>';
  return `${DECLARATION}<w:settings xmlns:w="${MAIN}"><w:compat>${mode}</w:compat><w:themeFontLang w:val="en-GB"/></w:settings>`;
}

function styles(): string {
  const defaults =
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri"/><w:sz w:val="22"/><w:szCs w:val="22"/><w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>';
  const paragraph = (id: string, name: string, own: string) =>
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/>${own}</w:style>`;
  const heading = (level: number) =>
    paragraph(
      `Heading${level + 1}`,
      `heading ${level + 1}`,
      `<w:next w:val="Normal"/><w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="${level === 0 ? 360 : 200}" w:after="80"/><w:outlineLvl w:val="${level}"/></w:pPr><w:rPr><w:color w:val="1F3864"/><w:sz w:val="${Math.max(22, 32 - level * 3)}"/></w:rPr>`,
    );
  const cellBorders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV']
    .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>`)
    .join('');
  return [
    `${DECLARATION}<w:styles xmlns:w="${MAIN}">${defaults}`,
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    ...LEVELS.map(heading),
    paragraph(
      'Title',
      'Title',
      '<w:next w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="1F3864"/><w:sz w:val="52"/></w:rPr>',
    ),
    paragraph(
      'Subtitle',
      'Subtitle',
      '<w:next w:val="Normal"/><w:qFormat/><w:rPr><w:color w:val="595959"/><w:sz w:val="28"/></w:rPr>',
    ),
    paragraph(
      'Quote',
      'Quote',
      '<w:qFormat/><w:pPr><w:ind w:left="567" w:right="567"/></w:pPr><w:rPr><w:color w:val="404040"/></w:rPr>',
    ),
    paragraph('Caption', 'caption', '<w:qFormat/><w:rPr><w:color w:val="595959"/><w:sz w:val="18"/></w:rPr>'),
    paragraph('ListParagraph', 'List Paragraph', '<w:qFormat/><w:pPr><w:contextualSpacing/></w:pPr>'),
    `<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:tblPr><w:tblBorders>${cellBorders}</w:tblBorders></w:tblPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="D9E2F3"/></w:tcPr></w:tblStylePr></w:style>`,
    '</w:styles>',
  ].join('');
}

/** Bullets, and as many numbered lists as the text has, each counting from 1. */
export function numbering(lists: number): string {
  const indent = (level: number) => `<w:pPr><w:ind w:left="${(level + 1) * 425}" w:hanging="425"/></w:pPr>`;
  const level = (index: number, format: string, text: string) =>
    `<w:lvl w:ilvl="${index}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/>${indent(index)}</w:lvl>`;
  const bullet = (index: number) => level(index, 'bullet', ['•', '–', '▪'][index % 3] ?? '•');
  const number = (index: number) =>
    [
      level(index, 'decimal', `%${index + 1}.`),
      level(index, 'lowerLetter', `(%${index + 1})`),
      level(index, 'lowerRoman', `(%${index + 1})`),
    ][index % 3] ?? '';
  const abstract = (id: number, of: (index: number) => string) =>
    `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="multilevel"/>${LEVELS.map(of).join('')}</w:abstractNum>`;
  const again = LEVELS.map(
    (index) => `<w:lvlOverride w:ilvl="${index}"><w:startOverride w:val="1"/></w:lvlOverride>`,
  ).join('');
  const numbered = Array.from(
    { length: lists - BULLETS },
    (_, index) => `<w:num w:numId="${index + BULLETS + 1}"><w:abstractNumId w:val="2"/>${again}</w:num>`,
  );
  return `${DECLARATION}<w:numbering xmlns:w="${MAIN}">${abstract(1, bullet)}${abstract(2, number)}<w:num w:numId="${BULLETS}"><w:abstractNumId w:val="1"/></w:num>${numbered.join('')}</w:numbering>`;
}
