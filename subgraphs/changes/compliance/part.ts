import { readableBy } from '../../../platform/graphql/reference';
import type { RequestContext } from '../../../platform/request-context';
import type { SubgraphPart } from '../subgraph-part';
import { obligationById } from '../traces/traceable';
import { AssessmentTurn } from './assessing/assessment-turn';
import { assessmentById, ComplianceAssessmentResolver } from './assessment.resolver';
import { ComplianceAssessment } from './compliance-assessment';
import { BaselineCoverageResolver, CoverageResolver } from './coverage.resolver';
import { Obligation } from './obligation';
import { ObligationResolver } from './obligation.resolver';
import { ObligationChangesResolver } from './obligation-changes.resolver';
import { ObligationVersion } from './obligation-version';
import { PostureResolver } from './posture/posture.resolver';
import { ConfidentialityResolver } from './promises/confidentiality.resolver';
import { HistoriesResolver } from './promises/histories.resolver';
import { SIGNED_IN } from './signed-in';

type Id = { id: string };

/** The duties that clauses lay on parties, and whether they are kept. */
export const compliance: SubgraphPart = {
  resolvers: [
    ObligationResolver,
    ObligationChangesResolver,
    ComplianceAssessmentResolver,
    PostureResolver,
    HistoriesResolver,
    ConfidentialityResolver,
    CoverageResolver,
    BaselineCoverageResolver,
  ],
  entities: [Obligation, ObligationVersion, ComplianceAssessment, AssessmentTurn],
  references: {
    Obligation: readableBy(SIGNED_IN, 'reading obligations', ({ id }: Id, context: RequestContext) =>
      obligationById(context).load(id),
    ),
    ComplianceAssessment: readableBy(SIGNED_IN, 'reading assessments', ({ id }: Id, context: RequestContext) =>
      assessmentById(context).load(id),
    ),
  },
};
