import type { Problems } from '../../../../platform/input/problems';
import { shown } from '../../../../platform/input/shown';
import type { ReqifDocumentInput } from './import-reqif.input';
import { type LeftOut, ReqifLeftOutKind } from './left-out';
import { OWN, valueNamed } from './own-attributes';
import type { Specification } from './reqif-file';

/** A specification, and the document that it is. */
export interface PlacedSpecification {
  specification: Specification;
  /** Where in the input it was told: by name, or by the file itself. */
  place: readonly string[];
  documentCode: string;
  label: string;
  basedOnId: string | null;
}

function isCalled({ id, longName }: Specification, name: string | null | undefined): boolean {
  return name === null || name === undefined || name === id || name.trim().toLowerCase() === longName.toLowerCase();
}

/** Which document each specification is: as it was told, or as the file says itself. */
export function placedSpecifications(
  problems: Problems,
  specifications: readonly Specification[],
  given: readonly ReqifDocumentInput[],
  leftOut: LeftOut,
): PlacedSpecification[] {
  const placed: PlacedSpecification[] = [];
  for (const [index, { specification: name, documentCode, label, basedOnId = null }] of given.entries()) {
    const called = specifications.filter((specification) => isCalled(specification, name));
    const [specification] = called;
    if (specification && called.length === 1)
      placed.push({ specification, place: ['documents', String(index)], documentCode, label: label.trim(), basedOnId });
    else {
      const message = `${called.length === 0 ? 'No specification' : `${called.length} specifications`} of the file fit.`;
      const listed = specifications.map(({ id, longName }) => `${shown(longName)} (${id})`).slice(0, 20);
      const way = listed.length === 0 ? 'The file has none.' : `Name one by its identifier: ${listed.join(', ')}.`;
      problems.add(['documents', String(index), 'specification'], 'NOT_FOUND', message, way);
    }
  }
  const told = new Set(placed.map(({ specification }) => specification));
  for (const specification of specifications) {
    if (told.has(specification)) continue;
    const documentCode = valueNamed(specification.values, [OWN.document]);
    const label = valueNamed(specification.values, [OWN.label]);
    if (given.length > 0) {
      const name = specification.longName || specification.id;
      leftOut.add(ReqifLeftOutKind.SPECIFICATION, name, 'No document was named for it.');
    } else if (documentCode !== '' && label !== '')
      placed.push({ specification, place: ['content'], documentCode, label, basedOnId: null });
    else {
      const message = `The specification ${JSON.stringify(shown(specification.longName))} (${specification.id}) does not say which document it is.`;
      const way = 'Name the document and the label of its baseline, by the identifier of the specification.';
      problems.add('documents', 'DOCUMENT_NEEDED', message, way);
    }
  }
  if (specifications.length === 0) {
    problems.add('content', 'NO_CLAUSES', 'The file has no specification.', 'Export one with its objects.');
  }
  const codes = new Map<string, number>();
  for (const { documentCode } of placed) codes.set(documentCode, (codes.get(documentCode) ?? 0) + 1);
  for (const [code, count] of codes) {
    if (count === 1) continue;
    const message = `${count} specifications would become baselines of ${shown(code)} at once.`;
    problems.add('documents', 'DUPLICATE', message, 'Import one of them after the other.');
  }
  return placed;
}
