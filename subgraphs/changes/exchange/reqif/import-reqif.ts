import type { EntityManager } from 'typeorm';
import { authorship } from '../../../../platform/history/history';
import { Problems, Refusal } from '../../../../platform/input/problems';
import { PARAGRAPHS, readOptionalText } from '../../../../platform/input/text';
import type { RequestContext } from '../../../../platform/request-context';
import { ImportOutcome } from '../../consultations/consultation.vocabulary';
import { oddNumbers } from '../../documents/document-reading';
import { type DocumentImport, type PreparedImport, prepareImport } from '../../documents/import-document';
import type { DocumentSource } from '../../documents/import-plan';
import { clausesOf } from '../../register/clauses-of';
import { counted } from '../links/import-trace-links';
import { absentThings, takeLinks } from '../links/take-links';
import { tried } from '../tried';
import type { ImportReqifInput, ReqifImport, ReqifRelationInput } from './import-reqif.input';
import { LeftOut, ReqifLeftOutKind } from './left-out';
import { markdownToXhtml } from './markdown-to-xhtml';
import { type PlacedSpecification, placedSpecifications } from './placed-specifications';
import { readReqif } from './read-reqif';
import { readSpecification, type SpecificationReading } from './read-specification';
import { linksOfRelations, namedThings } from './relations';
import type { ReqifFile } from './reqif-file';
import { UnreadableReqif } from './unreadable-reqif';
import { xhtmlToMarkdown } from './xhtml-to-markdown';

const ACTION = 'importReqif';
const BASE64 = /^[A-Za-z0-9+/]*={0,2}$/;
/** Links that are looked up together. */
const LINKS_AT_A_TIME = 500;

interface Prepared {
  placed: PlacedSpecification;
  reading: SpecificationReading;
  prepared: PreparedImport;
}

/** The bytes of a file that came as base64, or as the text that it is. */
function bytesOf(content: string): Buffer {
  const packed = content.replace(/\s+/g, '');
  return packed !== '' && BASE64.test(packed) ? Buffer.from(packed, 'base64') : Buffer.from(content, 'utf8');
}

/** What is done with a file; that it cannot be read is a refusal of the input. */
async function reading<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof UnreadableReqif)) throw error;
    const problems = new Problems();
    problems.add('content', error.code, error.message, error.suggestion);
    throw problems.refusal();
  }
}

/** What is done for a document of a file; what is wrong with it is told where in the input it was named. */
async function placedAt<T>(place: readonly string[], work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(error.userErrors.map((told) => ({ ...told, field: [...place, ...told.field] })));
  }
}

/** A specification as a source of clauses, as `importDocument` takes files. */
function sourceOf({ clauses, clauseIds, notices }: SpecificationReading): DocumentSource {
  return {
    read: async () => ({
      ...{ clauses, clauseIds, before: null, known: new Map() },
      notices: [...notices, ...oddNumbers(clauses)],
    }),
    asWritten: async (held) =>
      held.map(({ number, heading, text }) => ({
        ...{ number, heading, text: xhtmlToMarkdown(markdownToXhtml(text), new LeftOut()) },
      })),
  };
}

/**
 * Takes a ReqIF file: its specifications as drafts, its relations as links. All of it is taken, or nothing; what comes back
 * as it is held changes nothing.
 * @throws Refusal that names by place what cannot be taken; then nothing was changed
 */
export async function importReqif(context: RequestContext, input: ImportReqifInput): Promise<ReqifImport> {
  const problems = new Problems();
  const note = readOptionalText(problems, 'note', input.note, PARAGRAPHS);
  problems.refuseIfAny();
  const leftOut = new LeftOut();
  const file = await reading(() => readReqif(bytesOf(input.content), leftOut));
  const { documents = [], mapping, dryRun } = input;
  const placed = placedSpecifications(problems, file.specifications, documents ?? [], leftOut);
  problems.refuseIfAny();
  const by = authorship(context, ACTION);
  const prepared: Prepared[] = [];
  for (const each of placed) {
    const read = await reading(() => readSpecification(each.specification, file, mapping ?? {}, leftOut));
    const { documentCode, label, basedOnId } = each;
    const given = { documentCode, label, basedOnId, note, source: sourceOf(read), fixedToo: true };
    const ready = await placedAt(each.place, prepareImport(context.database.reads, by, given));
    prepared.push({ placed: each, reading: read, prepared: ready });
  }
  tellUnplaced(file, leftOut);
  const takesLinks = input.links !== false;
  const absent = takesLinks ? await absentThings(context, namedThings(file)) : new Set<string>();
  return tried(context.database, dryRun === true, async (transaction) => {
    // The work may be run again.
    const told = new LeftOut();
    told.addAll(leftOut);
    const taken: { each: Prepared; done: DocumentImport }[] = [];
    for (const each of prepared)
      taken.push({ each, done: await placedAt(each.placed.place, each.prepared.take(transaction)) });
    const relations = mapping?.relations ?? [];
    const links = takesLinks ? await taking(transaction, context, { file, taken, relations, absent }, told) : NO_LINKS;
    return {
      documents: taken.map(
        ({
          each: {
            placed: { specification },
          },
          done,
        }) => ({
          ...done,
          ...(dryRun === true && done.outcome === ImportOutcome.IMPORTED
            ? { baseline: null, outcome: ImportOutcome.CHECKED }
            : {}),
          specification: specification.longName || specification.id,
        }),
      ),
      links: { ...links, rejected: 0, faults: [], dryRun: dryRun === true },
      leftOut: told.list(),
      dryRun: dryRun === true,
    };
  });
}

const TAKEN = ['added', 'changed', 'retired', 'unchanged'] as const;
const NO_LINKS = { added: 0, changed: 0, retired: 0, unchanged: 0 };

async function taking(
  transaction: EntityManager,
  context: RequestContext,
  {
    file,
    taken,
    relations,
    absent,
  }: {
    file: ReqifFile;
    taken: readonly { each: Prepared; done: DocumentImport }[];
    relations: readonly ReqifRelationInput[];
    absent: ReadonlySet<string>;
  },
  leftOut: LeftOut,
) {
  const clauseOf = new Map<string, string>();
  for (const { each, done } of taken) {
    const held = done.baseline ? await clausesOf(transaction, done.baseline.id) : [];
    const byNumber = new Map(held.map(({ number, clauseId }) => [number, clauseId]));
    for (const [index, { number }] of each.reading.clauses.entries()) {
      const [objectId, clauseId] = [each.reading.objectIds[index], byNumber.get(number)];
      if (objectId !== undefined && clauseId !== undefined) clauseOf.set(objectId, clauseId);
    }
  }
  const links = linksOfRelations(file, clauseOf, relations, leftOut);
  const all = { ...NO_LINKS };
  for (let start = 0; start < links.length; start += LINKS_AT_A_TIME) {
    const some = links.slice(start, start + LINKS_AT_A_TIME);
    const rows = some.map(({ row }) => row);
    const outcomes = await takeLinks(transaction, context, ACTION, rows, absent);
    const counts = counted(outcomes);
    for (const kind of TAKEN) all[kind] += counts[kind];
    for (const [index, outcome] of outcomes.entries()) {
      if (typeof outcome !== 'object') continue;
      const told = `There is no ${outcome.absent.join(', nor ')}.`;
      leftOut.add(ReqifLeftOutKind.RELATION, some[index]?.relationId ?? '', told);
    }
  }
  return all;
}

/** Names the objects that no specification shows and that are no things of ours either. */
function tellUnplaced(file: ReqifFile, leftOut: LeftOut): void {
  const shown = new Set<string>();
  const walk = (places: ReqifFile['specifications'][number]['children']) => {
    for (const { objectId, children } of places) {
      shown.add(objectId);
      walk(children);
    }
  };
  for (const { children } of file.specifications) walk(children);
  const things = new Set(namedThings(file));
  for (const { id, values } of file.objects.values()) {
    const isThing = [...values.values()].some((value) => things.has(value));
    if (!shown.has(id) && !isThing) leftOut.add(ReqifLeftOutKind.OBJECT, id, 'No specification shows it.');
  }
}
