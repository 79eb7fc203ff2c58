import { Arg, Authorized, Ctx, FieldResolver, ID, Int, Query, Resolver, Root } from 'type-graphql';
import { EVERYBODY } from '../../../platform/caller/role';
import { keepAmong } from '../../../platform/database/conditions';
import { entitiesOf } from '../../../platform/database/rows';
import { badArgument } from '../../../platform/errors';
import { DateScalar } from '../../../platform/graphql/scalars';
import { exactlyOne } from '../../../platform/input/exactly-one';
import type { RequestContext } from '../../../platform/request-context';
import { Baseline } from './baseline';
import { Clause } from './clause';
import { Document } from './document';
import { documentByCode } from './document-code';
import {
  baselineById,
  baselineInForce,
  baselinesOfDocument,
  clauseById,
  clauseNumbered,
  documentById,
  today,
  versionNumbered,
} from './register.loaders';
import { DocumentKind } from './register.vocabulary';

@Resolver(() => Document)
export class DocumentResolver {
  @Authorized(EVERYBODY)
  @Query(() => Document, { nullable: true, description: 'A document. Exactly one of id and code.' })
  document(
    @Arg('id', () => ID, { nullable: true, description: 'Readable id, e.g. `document:IMP`.' })
    id: string | null | undefined,
    @Arg('code', () => String, { nullable: true, description: 'Short name, e.g. SSI DS.' })
    code: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    return exactlyOne(context, { id: [id, documentById], code: [code, documentByCode] });
  }

  @Authorized(EVERYBODY)
  @Query(() => [Document], { description: 'All documents by short name, or some of them.' })
  documents(
    @Arg('kinds', () => [DocumentKind], { nullable: true, description: 'Only of these kinds.' })
    kinds: DocumentKind[] | null | undefined,
    @Arg('tranche', () => Int, { nullable: true, description: 'Only of this part of the SMETS1 changes.' })
    tranche: number | null | undefined,
    @Ctx() { database }: RequestContext,
  ) {
    const query = database.reads.createQueryBuilder(Document, 'thing').where('1 = 1').orderBy('thing.code');
    keepAmong(query, 'thing.kind', kinds);
    keepAmong(query, 'thing.tranche', typeof tranche === 'number' ? [tranche] : null);
    return entitiesOf(query);
  }

  @FieldResolver(() => [Baseline], { description: 'Its baselines, in the order in which they were made.' })
  baselines(@Root() { id }: Document, @Ctx() context: RequestContext) {
    return baselinesOfDocument(context).load(id);
  }

  @FieldResolver(() => Baseline, {
    nullable: true,
    description: "The baseline in force on a date, today's unless given; or the one of a label.",
  })
  async baseline(
    @Root() { id }: Document,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'A day in UK time.' }) asOf:
      | string
      | null
      | undefined,
    @Arg('label', () => String, { nullable: true, description: 'Its number, e.g. 2.0; in force or not.' })
    label: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    if (!label) return baselineInForce(id, asOf ?? today(context), context);
    if (asOf) throw badArgument('label', 'Both asOf and label are given.', 'Ask by day or by label.');
    const baselines = await baselinesOfDocument(context).load(id);
    return baselines.find((baseline) => baseline.label === label) ?? null;
  }

  @FieldResolver(() => Clause, {
    nullable: true,
    description:
      'The clause that has a number on a day or in a baseline; with neither, in the baseline in force today, otherwise as last known.',
  })
  async clause(
    @Root() { id }: Document,
    @Arg('number', () => String, { description: 'E.g. 2.1.3.' }) number: string,
    @Arg('asOf', () => DateScalar, { nullable: true, description: 'A day in UK time.' }) asOf:
      | string
      | null
      | undefined,
    @Arg('baselineId', () => ID, { nullable: true, description: 'A baseline of the document.' })
    baselineId: string | null | undefined,
    @Ctx() context: RequestContext,
  ) {
    if (asOf && baselineId) throw badArgument('baselineId', 'Both asOf and baselineId are given.', 'Give one of them.');
    const baseline = baselineId
      ? await baselineById(context).load(baselineId)
      : await baselineInForce(id, asOf ?? today(context), context);
    const version =
      baseline && baseline.documentId === id ? await versionNumbered(baseline.id, number.trim(), context) : null;
    if (version) return clauseById(context).load(version.clauseId);
    return asOf || baselineId ? null : clauseNumbered(id, number.trim(), context);
  }
}
