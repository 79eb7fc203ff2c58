import { withoutEmphasis } from '../../../../platform/word/emphasis';
import { canonicalHeading, canonicalText } from '../../documents/canonical-text';
import { clauseNumber } from '../../documents/clause-number';
import { counted, type ReadClause } from '../../documents/document-reading';
import { loose } from '../../documents/read-word-document';
import { LeftOut, ReqifLeftOutKind } from './left-out';
import { markdownToXhtml } from './markdown-to-xhtml';
import { type AttributeMapping, OWN, valueNamed } from './own-attributes';
import type { Placed, ReqifFile, Specification, SpecObject } from './reqif-file';
import { xhtmlToMarkdown } from './xhtml-to-markdown';

export interface SpecificationReading {
  clauses: ReadClause[];
  /** For each clause, the object that it came from. */
  objectIds: string[];
  /** For each clause, the clause of ours that the file says it is. */
  clauseIds: (string | null)[];
  notices: string[];
}

interface Stood {
  object: SpecObject;
  /** Its places from the top, from 1. */
  path: readonly number[];
}

/**
 * The clauses of a specification: an object for each number; where no object has one, every object is a clause, numbered
 * by its place. Objects without a number among others that have one belong to the text of the clause before.
 */
export function readSpecification(
  specification: Specification,
  file: ReqifFile,
  mapping: AttributeMapping,
  leftOut: LeftOut,
): SpecificationReading {
  const stood = inOrder(specification.children, file, leftOut);
  const numbers = stood.map(({ object }) => clauseNumber(valueNamed(object.values, mapping.number) || null));
  const numbered = numbers.some((number) => number !== null);
  const clauses: ReadClause[] = [];
  const objectIds: string[] = [];
  const clauseIds: (string | null)[] = [];
  let kept = 0;
  for (const [index, { object, path }] of stood.entries()) {
    tellOthers(object, mapping, leftOut);
    const heading = headingOf(object, mapping);
    const text = textOf(object, mapping);
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
    places.flatMap(({ objectId, children: inner }, index) => {
      const path = [...above, index + 1];
      const object = file.objects.get(objectId);
      const fresh = object && !seen.has(objectId);
      seen.add(objectId);
      if (!object)
        leftOut.add(ReqifLeftOutKind.OBJECT, objectId, 'The hierarchy names it, and the file does not have it.');
      else if (!fresh) leftOut.add(ReqifLeftOutKind.OBJECT, objectId, 'It stands in the specification a second time.');
      return [...(object && fresh ? [{ object, path }] : []), ...walk(inner, path)];
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

/** Names the attributes that are not taken. */
function tellOthers({ values }: SpecObject, mapping: AttributeMapping, leftOut: LeftOut): void {
  // In what we wrote ourselves, the id that other tools show is ours.
  const own = values.has(OWN.id) ? ['ReqIF.ForeignID'] : [];
  const taken = [...mapping.heading, ...mapping.number, ...mapping.text, ...Object.values(OWN), ...own];
  const known = new Set(taken.map((name) => name.toLowerCase()));
  for (const [name, value] of values) {
    if (value.trim() === '' || known.has(name.toLowerCase())) continue;
    leftOut.add(ReqifLeftOutKind.ATTRIBUTE, name, 'It is neither heading, number nor text, and is not taken.');
  }
}
