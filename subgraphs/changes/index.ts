import { DocumentRegister1527379200001 } from '../../migrations/changes/1-document-register';
import { Consultations1527379200002 } from '../../migrations/changes/2-consultations';
import { SharedStorage1527379200003 } from '../../migrations/changes/3-shared-storage';
import { Responses1527379200004 } from '../../migrations/changes/4-responses';
import { Comments1527379200005 } from '../../migrations/changes/5-comments';
import { ConsultationLives1527379200006 } from '../../migrations/changes/6-consultation-lives';
import { Search1527379200007 } from '../../migrations/changes/7-search';
import { SuspectLinks1527379200008 } from '../../migrations/changes/8-suspect-links';
import { Obligations1527379200009 } from '../../migrations/changes/9-obligations';
import { WalkableLinks1527379200012 } from '../../migrations/changes/12-walkable-links';
import { KeptAnswers1527379200013 } from '../../migrations/changes/13-kept-answers';
import type { SubgraphDefinition } from '../../platform/subgraph';
import { analysis } from './analysis/part';
import { loadComplianceSample } from './compliance/compliance.sample';
import { compliance } from './compliance/part';
import { loadConsultationSample } from './consultations/consultation.sample';
import { consultations } from './consultations/part';
import { documents } from './documents/part';
import { exchange } from './exchange/part';
import { register } from './register/part';
import { loadRegisterSample } from './register/register.sample';
import { responses } from './responses/part';
import { search } from './search/part';
import { traces } from './traces/part';
import { loadTracesSample } from './traces/traces.sample';

export { assessOnTurn } from './compliance/assessing/assess-on-turn';
export {
  type BrokenQuery,
  checkSampleQueries,
  checkSavedQueries,
  markBrokenQueries,
} from './compliance/assessing/check-queries';
export { importConsultation } from './consultations/import-consultation';
export { MAX_FILE_BYTES } from './documents/document-content';
export { DocumentFormat } from './documents/document-format';
export { type DocumentImport, importDocument } from './documents/import-document';

const PARTS = [register, documents, consultations, responses, analysis, traces, search, compliance, exchange];

/** Documents and their clauses, the consultations on them, what they lead to in the network, and whether it is kept. */
export const changes: SubgraphDefinition = {
  name: 'changes',
  resolvers: PARTS.flatMap(({ resolvers }) => resolvers),
  entities: PARTS.flatMap(({ entities }) => entities),
  migrations: [
    DocumentRegister1527379200001,
    Consultations1527379200002,
    SharedStorage1527379200003,
    Responses1527379200004,
    Comments1527379200005,
    ConsultationLives1527379200006,
    Search1527379200007,
    SuspectLinks1527379200008,
    Obligations1527379200009,
    WalkableLinks1527379200012,
    KeptAnswers1527379200013,
  ],
  references: Object.assign({}, ...PARTS.map(({ references }) => references)),
  async loadSample(transaction, by) {
    await loadRegisterSample(transaction, by);
    await loadConsultationSample(transaction, by);
    await loadTracesSample(transaction, by);
    await loadComplianceSample(transaction, by);
  },
};
