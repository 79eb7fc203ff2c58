import { Arg, Ctx, FieldResolver, ID, Resolver, Root } from 'type-graphql';
import { badArgument, notFound } from '../../../platform/errors';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from '../register/baseline';
import { clausesOf } from '../register/clauses-of';
import { baselineById, documentById } from '../register/register.loaders';
import { type FileFacts, writeDocumentFile, writeRedLineFile } from './document-files';
import { DocumentFormat } from './document-format';

/** Who a file says that it comes from. */
const AUTHOR = 'Throughline';

async function factsOf({ documentId, label }: Baseline, context: RequestContext): Promise<FileFacts> {
  const document = await documentById(context).load(documentId);
  return {
    title: `${document?.title ?? ''}, ${document?.code ?? ''} ${label}`,
    author: AUTHOR,
    date: context.clock.now(),
  };
}

@Resolver(() => Baseline)
export class ExportedDocumentResolver {
  @FieldResolver(() => String, {
    description:
      'The whole text as a document: Markdown text, or a Word document (.docx) as base64. Imported again, it gives the same text.',
  })
  async exported(
    @Root() baseline: Baseline,
    @Arg('format', () => DocumentFormat, { description: 'What the document is.' }) format: DocumentFormat,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const clauses = await clausesOf(context.database.reads, baseline.id);
    const file = await writeDocumentFile(format, await factsOf(baseline, context), clauses);
    return file.toString(format === DocumentFormat.MARKDOWN ? 'utf8' : 'base64');
  }

  @FieldResolver(() => String, {
    description:
      'A Word document (.docx, base64) in which what this baseline changes against another of the document is tracked changes: rejecting all of them gives the other, accepting all gives this one.',
  })
  async redLineDocument(
    @Root() baseline: Baseline,
    @Arg('against', () => ID, { description: 'Id of another baseline of the same document.' }) against: string,
    @Ctx() context: RequestContext,
  ): Promise<string> {
    const other = await baselineById(context).load(against);
    if (!other) throw notFound(against, "Use an id from the document's baselines.");
    if (other.documentId !== baseline.documentId) {
      const message = `${against} is a baseline of ${other.documentId}, not of ${baseline.documentId}.`;
      throw badArgument('against', message, "Use an id from the document's own baselines.");
    }
    const { reads } = context.database;
    const before = await clausesOf(reads, other.id);
    const file = await writeRedLineFile(await factsOf(baseline, context), before, await clausesOf(reads, baseline.id));
    return file.toString('base64');
  }
}
