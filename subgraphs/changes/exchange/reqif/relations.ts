import { readId, typeNameOf } from '../../../../platform/ids';
import { TraceLinkType } from '../../register/register.vocabulary';
import { TRACEABLE_KINDS } from '../../traces/traceable';
import { type LinkRow, linkKey, readLinkRow } from '../links/read-link-row';
import type { ReqifRelationInput } from './import-reqif.input';
import { type LeftOut, ReqifLeftOutKind } from './left-out';
import { OWN, tellAttributes, valueNamed } from './own-attributes';
import type { Relation, ReqifFile } from './reqif-file';

/** A link, and the relation that it was. */
export interface RelatedLink {
  relationId: string;
  row: LinkRow;
}

/** The thing of ours that an object is: what it became, or what it says that it is. */
function thingOf(objectId: string, file: ReqifFile, clauseOf: ReadonlyMap<string, string>): string | null {
  const clause = clauseOf.get(objectId);
  if (clause !== undefined) return clause;
  const values = file.objects.get(objectId)?.values;
  const id = values ? valueNamed(values, [OWN.id]) : '';
  return readId(id) && TRACEABLE_KINDS.includes(typeNameOf(id)) ? id : null;
}

function normal(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ');
}

function typeOf({ type, values }: Relation, given: readonly ReqifRelationInput[]): TraceLinkType | null {
  const own = valueNamed(values, [OWN.linkType]) || type;
  const mapped = given.find(({ name }) => normal(name) === normal(type));
  return mapped?.type ?? Object.values(TraceLinkType).find((known) => normal(known) === normal(own)) ?? null;
}

/** The links that the relations of a file are; those that are none are told. */
export function linksOfRelations(
  file: ReqifFile,
  clauseOf: ReadonlyMap<string, string>,
  given: readonly ReqifRelationInput[],
  leftOut: LeftOut,
): RelatedLink[] {
  const seen = new Set<string>();
  return file.relations.flatMap((relation) => {
    const { id, sourceId, targetId, type: name, values } = relation;
    const [from, to] = [thingOf(sourceId, file, clauseOf), thingOf(targetId, file, clauseOf)];
    const type = typeOf(relation, given);
    if (from === null || to === null) {
      const end = from === null ? sourceId : targetId;
      leftOut.add(ReqifLeftOutKind.RELATION, id, `Its end ${end || '(none)'} is nothing that was taken or is known.`);
      return [];
    }
    if (type === null) {
      const told = `Its type ${JSON.stringify(name)} is no type of a link; say by the mapping which it is.`;
      leftOut.add(ReqifLeftOutKind.RELATION, id, told);
      return [];
    }
    const [rationale, owner] = [valueNamed(values, [OWN.rationale]), valueNamed(values, [OWN.owner])];
    const row = { type, from, to, rationale, owner, status: valueNamed(values, [OWN.linkStatus]) };
    const { link, problems } = readLinkRow({ ...row, id: valueNamed(values, [OWN.linkId]) });
    if (link === null) {
      leftOut.add(ReqifLeftOutKind.RELATION, id, problems.list[0]?.message ?? '');
      return [];
    }
    // Two relations of a file can be the same link here, where their types are told apart no further.
    if (seen.has(linkKey(link))) {
      leftOut.add(ReqifLeftOutKind.RELATION, id, 'Another relation is the same link.');
      return [];
    }
    seen.add(linkKey(link));
    tellAttributes(values, [], leftOut);
    return [{ relationId: id, row: link }];
  });
}

/** Things at ends of relations that a file names by their ids. */
export function namedThings(file: ReqifFile): string[] {
  return [...file.objects.values()].map(({ values }) => valueNamed(values, [OWN.id])).filter((id) => id !== '');
}
