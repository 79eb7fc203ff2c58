import { readableBy } from '../../../platform/graphql/reference';
import type { RequestContext } from '../../../platform/request-context';
import type { SubgraphPart } from '../subgraph-part';
import { obligationById } from '../traces/traceable';
import {
  assessmentById,
  ComplianceAssessmentResolver,
  CoverageResolver,
  ObligationResolver,
} from './compliance.resolver';
import { ComplianceAssessment } from './compliance-assessment';
import { Obligation } from './obligation';
import { SIGNED_IN } from './signed-in';

type Id = { id: string };

/** The duties that clauses lay on parties, and whether they are kept. */
export const compliance: SubgraphPart = {
  resolvers: [ObligationResolver, ComplianceAssessmentResolver, CoverageResolver],
  entities: [Obligation, ComplianceAssessment],
  references: {
    Obligation: readableBy(SIGNED_IN, 'reading obligations', ({ id }: Id, context: RequestContext) =>
      obligationById(context).load(id),
    ),
    ComplianceAssessment: readableBy(SIGNED_IN, 'reading assessments', ({ id }: Id, context: RequestContext) =>
      assessmentById(context).load(id),
    ),
  },
};
