import { withoutEmphasis } from '../../../../platform/word/emphasis';
import { canonicalHeading, canonicalText } from '../../documents/canonical-text';
import { clauseNumber } from '../../documents/clause-number';
import { counted, type ReadClause } from '../../documents/document-reading';
import { loose } from '../../documents/read-word-document';
import { type AttributeMapping, type GivenMapping, mappingFor, namesSaid, passedOver } from './attribute-mapping';
import { LeftOut, ReqifLeftOutKind } from './left-out';
import { markdownToXhtml } from './markdown-to-xhtml';
import { OWN, tellAttributes, valueNamed } from './own-attributes';
import type { Placed, ReqifFile, Specification, SpecObject } from './reqif-file';
import { partsOf, tableOfObjects } from './table-of-objects';
import { xhtmlToMarkdown } from './xhtml-to-markdown';

export interface SpecificationReading {
  clauses: ReadClause[];
  /** For each clause, the object that it came from. */
  objectIds: string[];
  /** For each clause, the clause of ours that the file says it is. */
  clauseIds: (string | null)[];
  notices: string[];
}

const TWICE = 'It stands in the specification a second time.';
const ABSENT = 'The hierarchy names it, and the file does not have it.';

interface Stood {
  object: SpecObject;
  /** Its places from the top, from 1. */
  path: readonly number[];
  /** Where it is a table: its rows. */
  rows: readonly Placed[];
}

/**
 * The clauses of a specification: an object for each number; where no object has one, every object is a clause, numbered
 * by its place. Objects without a number among others that have one belong to the text of the clause before.
 */
export function readSpecification(
  specification: Specification,
  file: ReqifFile,
  given: GivenMapping,
  leftOut: LeftOut,
): SpecificationReading {
  tellAttributes(specification.values, [], leftOut);
  const stood = inOrder(specification.children, file, leftOut);
  const mapping = mappingFor(
    stood.flatMap(({ object, rows }) => [object, ...partsOf(rows).flatMap((id) => file.objects.get(id) ?? [])]),
    given,
  );
  const numbers = stood.map(({ object }) => clauseNumber(valueNamed(object.values, mapping.number) || null));
  const numbered = numbers.some((number) => number !== null);
  const clauses: ReadClause[] = [];
  const objectIds: string[] = [];
  const clauseIds: (string | null)[] = [];
  const inTables = new Set<string>();
  let kept = 0;
  for (const [index, { object, path, rows }] of stood.entries()) {
    tellOthers(object, mapping, leftOut);
    const heading = headingOf(object, mapping);
    const table = tableOfObjects(rows, (id) => {
      // Said once: a long cell that stands in many places would grow without end.
      if (!inTables.has(id)) {
        inTables.add(id);
        return partOf(id, file, mapping, leftOut);
      }
      leftOut.add(ReqifLeftOutKind.OBJECT, id, TWICE);
      return '';
    });
    const text = [textOf(object, mapping), table].filter(Boolean).join('\n\n');
    const number = numbered ? (numbers[index] ?? null) : path.join('.');
    const last = clauses.at(-1);
    if (number !== null) {
      clauses.push({ number, heading, text, place: `object ${object.id}` });
      objectIds.push(object.id);
      clauseIds.push(valueNamed(object.values, [OWN.id]) || null);
    } else if (last) {
      kept += 1;
      last.text = canonicalText([last.text, heading === '' ? '' : `**${heading}**`, text].filter(Boolean).join('\n\n'));
      leftOut.add(ReqifLeftOutKind.OBJECT, object.id, 'It has no number; its text stands in the clause before it.');
    } else leftOut.add(ReqifLeftOutKind.OBJECT, object.id, 'It stands before the first number, and is not taken.');
  }
  return {
    ...{ clauses, objectIds, clauseIds },
    notices: [
      ...(numbered || clauses.length === 0 ? [] : ['No object has a number; each has that of its place.']),
      ...(kept > 0 ? [`The text of ${counted(kept, 'object')} without a number stands in the clause before.`] : []),
    ],
  };
}

function inOrder(children: readonly Placed[], file: ReqifFile, leftOut: LeftOut): Stood[] {
  const seen = new Set<string>();
  const walk = (places: readonly Placed[], above: readonly number[]): Stood[] =>
    places.flatMap(({ objectId, isTable, children: inner }, index) => {
      const path = [...above, index + 1];
      const object = file.objects.get(objectId);
      const fresh = object && !seen.has(objectId);
      seen.add(objectId);
      if (!object) leftOut.add(ReqifLeftOutKind.OBJECT, objectId, ABSENT);
      else if (!fresh) leftOut.add(ReqifLeftOutKind.OBJECT, objectId, TWICE);
      if (isTable && object && fresh) {
        for (const part of partsOf(inner)) seen.add(part);
        return [{ object, path, rows: inner }];
      }
      return [...(object && fresh ? [{ object, path, rows: [] }] : []), ...walk(inner, path)];
    });
  return walk(children, []);
}

/** The heading; ours is a plain text, of which an asterisk is a part. */
function headingOf({ values }: SpecObject, mapping: AttributeMapping): string {
  const said = valueNamed(values, mapping.heading);
  return canonicalHeading(values.has(OWN.id) ? said : withoutEmphasis(said));
}

/** The text; what we wrote is taken to the letter as long as nobody has changed what others read of it. */
function textOf({ values }: SpecObject, mapping: AttributeMapping): string {
  const shown = valueNamed(values, mapping.text);
  const source = values.get(OWN.source) ?? '';
  if (source === '') return canonicalText(shown);
  const told = xhtmlToMarkdown(markdownToXhtml(source), new LeftOut());
  return loose(told) === loose(shown) ? canonicalText(source) : canonicalText(shown);
}

/** What a part of a table says; it is no clause of its own. */
function partOf(objectId: string, file: ReqifFile, mapping: AttributeMapping, leftOut: LeftOut): string {
  const object = file.objects.get(objectId);
  leftOut.add(ReqifLeftOutKind.OBJECT, objectId, object ? 'It is a part of a table; its text stands there.' : ABSENT);
  if (!object) return '';
  tellOthers(object, mapping, leftOut);
  const heading = headingOf(object, mapping);
  return [heading === '' ? '' : `**${heading}**`, textOf(object, mapping)].filter(Boolean).join('\n\n');
}

/** Names the attributes that are not taken. */
function tellOthers({ values }: SpecObject, mapping: AttributeMapping, leftOut: LeftOut): void {
  const over = passedOver(values, mapping);
  const number = valueNamed(values, mapping.number);
  const [place] = namesSaid(values, mapping.number).filter((name) => values.get(name)?.trim() === number);
  if (place !== undefined && clauseNumber(number) === null)
    leftOut.add(ReqifLeftOutKind.ATTRIBUTE, place, 'What it says is no number of a clause.');
  const names = [...mapping.heading, ...mapping.number, ...mapping.text];
  // In what we wrote ourselves, the id that other tools show is ours.
  const own = values.has(OWN.id) ? ['ReqIF.ForeignID'] : [];
  tellAttributes(values, [...names.filter((name) => !over.has(name.toLowerCase())), ...own], leftOut);
}
