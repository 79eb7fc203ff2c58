import { readableByAll } from '../../../platform/graphql/reference';
import type { SubgraphPart } from '../subgraph-part';
import { Baseline } from './baseline';
import { BaselineResolver, BaselineTransitionResolver, DesignBaselineResolver } from './baseline.resolver';
import { BaselineLineage } from './baseline-lineage';
import { BaselineMutationsResolver } from './baseline-mutations.resolver';
import { BaselineTransition } from './baseline-transition';
import { Clause } from './clause';
import { ClauseResolver } from './clause.resolver';
import { ClausePlacement } from './clause-placement';
import { ClauseText } from './clause-text';
import { ClauseVersion } from './clause-version';
import { ClauseDiffResolver, ClauseVersionResolver } from './clause-version.resolver';
import { DesignBaseline, DesignBaselineMember } from './design-baseline';
import { Document } from './document';
import { DocumentResolver } from './document.resolver';
import { baselineById, clauseById, clauseVersionById, designBaselineById, documentById } from './register.loaders';

/** Documents, their clauses and their baselines. */
export const register: SubgraphPart = {
  resolvers: [
    DocumentResolver,
    ClauseResolver,
    ClauseVersionResolver,
    ClauseDiffResolver,
    BaselineResolver,
    DesignBaselineResolver,
    BaselineTransitionResolver,
    BaselineMutationsResolver,
  ],
  entities: [
    Document,
    Clause,
    ClauseText,
    ClausePlacement,
    ClauseVersion,
    Baseline,
    BaselineLineage,
    BaselineTransition,
    DesignBaseline,
    DesignBaselineMember,
  ],
  references: {
    Document: readableByAll(({ id }, context) => documentById(context).load(id)),
    Clause: readableByAll(({ id }, context) => clauseById(context).load(id)),
    ClauseVersion: readableByAll(({ id }, context) => clauseVersionById(context).load(id)),
    Baseline: readableByAll(({ id }, context) => baselineById(context).load(id)),
    DesignBaseline: readableByAll(({ id }, context) => designBaselineById(context).load(id)),
  },
};
