import { readableByAll } from '../../../platform/graphql/reference';
import type { SubgraphPart } from '../subgraph-part';
import { Change, ChangeClause } from './change';
import { ChangeResolver, ClauseChangesResolver, DocumentChangesResolver } from './change.resolver';
import { Consultation } from './consultation';
import { changeById, consultationById, openIssueById, questionById } from './consultation.loaders';
import { ConsultationResolver } from './consultation.resolver';
import { Attachment, ConsultationRevision, DocumentMention, RelatedConsultation } from './consultation-details';
import {
  AttachmentResolver,
  ConsultationRevisionResolver,
  DocumentMentionResolver,
  MilestoneResolver,
  OpenIssueResolver,
  QuestionResolver,
  RelatedConsultationResolver,
} from './consultation-details.resolver';
import { ConsultationLifeResolver } from './consultation-life.resolver';
import { ConsultationPartiesResolver } from './consultation-parties.resolver';
import { ConsultationTransition } from './consultation-transition';
import { impactById } from './impact/impact';
import { impactResolvers } from './impact/impact.resolver';
import { ImportConsultationResolver } from './import-consultation.resolver';
import { Milestone } from './milestone';
import { MilestoneChangesResolver } from './milestone.resolver';
import { OpenIssue, OpenIssueUpdate } from './open-issue';
import { OpenIssueChangesResolver } from './open-issue.resolver';
import { Question } from './question';

/** Consultations, what they propose and ask, and how published ones are taken in. */
export const consultations: SubgraphPart = {
  resolvers: [
    ConsultationResolver,
    QuestionResolver,
    OpenIssueResolver,
    MilestoneResolver,
    DocumentMentionResolver,
    AttachmentResolver,
    RelatedConsultationResolver,
    ConsultationRevisionResolver,
    ChangeResolver,
    DocumentChangesResolver,
    ClauseChangesResolver,
    ImportConsultationResolver,
    ConsultationLifeResolver,
    ConsultationPartiesResolver,
    OpenIssueChangesResolver,
    MilestoneChangesResolver,
    ...impactResolvers,
  ],
  entities: [
    Consultation,
    ConsultationRevision,
    DocumentMention,
    Attachment,
    RelatedConsultation,
    Question,
    Change,
    ChangeClause,
    OpenIssue,
    OpenIssueUpdate,
    Milestone,
    ConsultationTransition,
  ],
  references: {
    Consultation: readableByAll(({ id }, context) => consultationById(context).load(id)),
    Question: readableByAll(({ id }, context) => questionById(context).load(id)),
    Change: readableByAll(({ id }, context) => changeById(context).load(id)),
    Impact: readableByAll(impactById),
    OpenIssue: readableByAll(({ id }, context) => openIssueById(context).load(id)),
  },
};
