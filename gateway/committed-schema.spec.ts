import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  buildASTSchema,
  type DefinitionNode,
  findBreakingChanges,
  type GraphQLSchema,
  Kind,
  parse,
  print,
  visit,
} from 'graphql';
import { PACKAGE_FOLDER } from '../platform/package-folder';
import { printSchemas, readSupergraph, staleSchemas } from './committed-schema';
import { apiSchemaOf, composeSupergraph } from './compose';
import { SUBGRAPHS } from './subgraphs';

/** The folder of the agreed contract: the copy in the project, or the one that CI points to. */
const CONTRACT = process.env.CONTRACT ? resolve(process.env.CONTRACT) : join(PACKAGE_FOLDER, 'schema', 'contract');

const ROOTS = new Set(['Query', 'Mutation']);

const SUBGRAPH_NAMES = SUBGRAPHS.map(({ name }) => name);

function readContract(file: string): string {
  return readFileSync(join(CONTRACT, `${file}.graphql`), 'utf8');
}

/** The names of the types that a definition speaks of. */
function namesIn(definition: DefinitionNode): string[] {
  const names: string[] = [];
  visit(definition, { NamedType: ({ name }) => void names.push(name.value) });
  return names;
}

/** A subgraph's contract: its own, and what it uses of what all have in common. */
function contractOf(subgraph: string): string {
  const document = parse(`${readContract('common')}\n${readContract(subgraph)}`);
  const named = new Map(
    document.definitions.flatMap((each) => ('name' in each && each.name ? [[each.name.value, each] as const] : [])),
  );
  const wanted = new Set<string>(['Query', 'Mutation']);
  for (const definition of document.definitions) {
    const isEntity =
      definition.kind === Kind.OBJECT_TYPE_DEFINITION &&
      definition.directives?.some(({ name }) => name.value === 'key');
    if (isEntity) wanted.add(definition.name.value);
  }
  for (const name of wanted) {
    const definition = named.get(name);
    if (definition) for (const used of namesIn(definition)) wanted.add(used);
  }
  return document.definitions
    .filter((definition) => !('name' in definition && definition.name) || wanted.has(definition.name.value))
    .map(print)
    .join('\n\n');
}

function schemaOf(sdl: string): GraphQLSchema {
  return buildASTSchema(parse(sdl), { assumeValid: true, assumeValidSDL: true });
}

describe('the committed schema', () => {
  const printed = printSchemas();

  it('is what the code has', () => {
    expect(staleSchemas()).toEqual([]);
  });

  it.each(SUBGRAPH_NAMES)('of %s breaks nothing of the contract', (name) => {
    const breaking = findBreakingChanges(schemaOf(contractOf(name)), schemaOf(printed.get(`${name}.graphql`) ?? ''));
    expect(breaking.map(({ description }) => description)).toEqual([]);
  });

  it('that clients see breaks nothing of the composed contract', () => {
    const contract = composeSupergraph(
      SUBGRAPH_NAMES.map((name) => ({ name, url: `http://${name}`, sdl: contractOf(name) })),
    );
    const breaking = findBreakingChanges(apiSchemaOf(contract), apiSchemaOf(readSupergraph()));
    expect(breaking.map(({ description }) => description)).toEqual([]);
  });

  it('has these mutations', () => {
    const mutations = apiSchemaOf(readSupergraph()).getMutationType()?.getFields() ?? {};
    expect(Object.keys(mutations).sort()).toEqual([
      'acceptAssignment',
      'acknowledgeResponse',
      'addNote',
      'addSupportingInformation',
      'assessObligations',
      'assignIncident',
      'cancelMilestone',
      'categoriseIncident',
      'codeComment',
      'completeMilestone',
      'createBaseline',
      'createDesignBaseline',
      'createTraceLink',
      'decideDisclosure',
      'declareDisaster',
      'declareMajorIncident',
      'defineObligation',
      'defineRecoveryScenario',
      'disposeCampaign',
      'disposeComment',
      'disposeComments',
      'editClause',
      'endExercise',
      'escalateIncident',
      'importConsultation',
      'importDevices',
      'importDocument',
      'importReqif',
      'importResponse',
      'importSmWanCoverage',
      'importTraceLinks',
      'inviteOrganisations',
      'linkIncidentsToProblem',
      'logIncident',
      'logRecoveryAction',
      'markDuplicate',
      'openConsultation',
      'openProblem',
      'planMilestone',
      'publishImpact',
      'publishMajorIncidentReport',
      'raiseComment',
      'raiseOpenIssue',
      'recordDisclosure',
      'recordMajorIncidentReview',
      'registerComponent',
      'registerDevice',
      'registerDocument',
      'registerOrganisation',
      'registerServiceProvider',
      'replanExercise',
      'reportComponentState',
      'reportLoss',
      'rescheduleMilestone',
      'retireObligation',
      'retireTraceLink',
      'reviewTraceLink',
      'setCategoryTargets',
      'setConfidentiality',
      'setEscalationLevel',
      'setInterestedParties',
      'setMajorIncidentRule',
      'submitResponse',
      'transitionBaseline',
      'transitionConsultation',
      'transitionDisaster',
      'transitionIncident',
      'transitionProblem',
      'unlinkIncidentsFromProblem',
      'unmarkDuplicate',
      'updateComponent',
      'updateConsultation',
      'updateDevice',
      'updateIncident',
      'updateObligation',
      'updateOpenIssue',
      'updateOrganisation',
      'updateProblem',
      'updateRecoveryScenario',
      'updateServiceProvider',
      'updateTraceLink',
      'withdrawComment',
    ]);
  });

  it('describes every type, field, argument and value to strangers', () => {
    const undescribed: string[] = [];
    const path: string[] = [];
    const described = {
      enter(node: { name: { value: string }; description?: unknown }) {
        path.push(node.name.value);
        const isRoot = path.length === 1 && ROOTS.has(node.name.value);
        if (!node.description && !isRoot) undescribed.push(path.join('.'));
      },
      leave: () => void path.pop(),
    };
    visit(parse(printed.get('api.graphql') ?? ''), {
      ObjectTypeDefinition: described,
      InputObjectTypeDefinition: described,
      EnumTypeDefinition: described,
      UnionTypeDefinition: described,
      ScalarTypeDefinition: described,
      FieldDefinition: described,
      InputValueDefinition: described,
      EnumValueDefinition: described,
    });
    expect(undescribed).toEqual([]);
  });
});
