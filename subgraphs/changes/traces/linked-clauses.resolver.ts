import { Arg, Authorized, type ClassType, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { NETWORK_READERS } from '../../../platform/caller/role';
import { entityOf, type Row } from '../../../platform/database/rows';
import { DateScalar } from '../../../platform/graphql/scalars';
import { batched } from '../../../platform/loading';
import type { RequestContext } from '../../../platform/request-context';
import { Clause } from '../register/clause';
import { clauseVersionId } from '../register/clause-version';
import { baselineInForce, clauseVersionById } from '../register/register.loaders';
import { keepVisibleClauses } from '../register/visible-baselines';
import { Incident, RecoveryScenario } from './network.reference';
import { TraceLinkEnd } from './trace-link-end';
import { visibleLinks } from './visible-links';

/** The clauses that things are linked with, whichever way; each once, in the order of their ids. */
const clausesLinkedWith = batched<Clause[]>(async (thingIds, context) => {
  const { database } = context;
  const query = database.reads
    .createQueryBuilder(Clause, 'thing')
    .innerJoin(TraceLinkEnd, 'side', 'side.otherId = thing.id')
    .where('side.thingId IN (:...thingIds)', { thingIds })
    .andWhere("side.otherKind = 'Clause' AND side.status <> 'RETIRED'")
    .addSelect('side.thingId', 'linked_with')
    .orderBy('thing.id');
  visibleLinks(query, context, TraceLinkEnd, 'side');
  keepVisibleClauses(query, context.caller);
  const metadata = database.reads.dataSource.getMetadata(Clause);
  const linked = new Map<unknown, Map<string, Clause>>(thingIds.map((id) => [id, new Map()]));
  for (const row of await query.getRawMany<Row>()) {
    const clause = entityOf<Clause>(metadata, 'thing', row);
    linked.get(row.linked_with)?.set(clause.id, clause);
  }
  return thingIds.map((id) => [...(linked.get(id)?.values() ?? [])]);
});

async function stoodOn(clause: Clause, day: string, context: RequestContext): Promise<boolean> {
  const baseline = await baselineInForce(clause.documentId, day, context);
  if (baseline === null) return false;
  return (await clauseVersionById(context).load(clauseVersionId(baseline.id, clause.id))) !== null;
}

function linkedClausesOf<T extends { id: string }>(type: ClassType<T>, guard: MethodDecorator): ClassType<object> {
  @Resolver(() => type)
  class LinkedClausesResolver {
    @guard
    @FieldResolver(() => [Clause], { description: 'The clauses that it is linked with, whichever way.' })
    async clauses(
      @Root() thing: { id: string },
      @Arg('asOf', () => DateScalar, {
        nullable: true,
        description: 'Only those that were in force on this day; all unless given, proposed ones included.',
      })
      asOf: string | null | undefined,
      @Ctx() context: RequestContext,
    ) {
      const clauses = await clausesLinkedWith(context).load(thing.id);
      if (!asOf) return clauses;
      const stood = await Promise.all(clauses.map((clause) => stoodOn(clause, asOf, context)));
      return clauses.filter((_, index) => stood[index]);
    }
  }
  return LinkedClausesResolver;
}

export const linkedClausesResolvers = [
  linkedClausesOf(Incident, Authorized([...NETWORK_READERS])),
  linkedClausesOf(RecoveryScenario, () => undefined),
];
