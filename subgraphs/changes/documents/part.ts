import type { SubgraphPart } from '../subgraph-part';
import { ExportedDocumentResolver } from './exported-document.resolver';
import { ImportDocumentResolver } from './import-document.resolver';
import { ImportedBaselineResolver } from './imported-baseline.resolver';

/** How documents are taken in from files and given out as such. */
export const documents: SubgraphPart = {
  resolvers: [ImportDocumentResolver, ImportedBaselineResolver, ExportedDocumentResolver],
  entities: [],
  references: {},
};
