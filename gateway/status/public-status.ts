import { z } from 'zod';
import { instant, listOf } from '../pages/answer-shapes';
import { type PublicGraph, wholeList } from '../pages/public-graph';

const state = z.enum(['OPERATIONAL', 'DEGRADED', 'UNAVAILABLE']);

const component = z.object({
  ...{ id: z.string(), name: z.string(), state, stateSince: instant },
  provider: z.object({ id: z.string() }).nullable(),
});

const publication = z.object({
  ...{ id: z.string(), publishedAt: instant, text: z.string(), affectedServiceRequests: z.array(z.string()) },
  expectedRecoveryAt: instant.nullable(),
});

const exercisePlan = z.object({
  ...{ from: instant, to: instant.nullable(), phase: z.enum(['PLANNED', 'UNDER_WAY', 'OVER']) },
  ...{ announcement: z.string().nullable(), announcedAt: instant.nullable() },
});

const disaster = z.object({
  ...{ id: z.string(), reference: z.string(), exercise: z.boolean(), declaredAt: instant },
  status: z.enum(['DECLARED', 'RECOVERING', 'RECOVERED', 'CLOSED', 'EXERCISE_ONLY']),
  ...{ recoveredAt: instant.nullable(), closedAt: instant.nullable() },
  scenario: z.object({ title: z.string() }),
  components: z.array(z.object({ id: z.string() })),
  impact: z.object({
    affectedServices: z.array(z.object({ state })),
    continuingServices: z.array(z.object({ state })),
  }),
  exercisePlan: exercisePlan.nullable(),
  publications: z.array(publication),
});

const board = z.object({
  state,
  providers: z.array(z.object({ id: z.string(), serviceState: state })),
  services: z.array(z.object({ state })),
});

export type PublicState = z.infer<typeof state>;
export type PublicComponent = z.infer<typeof component>;
export type PublicPublication = z.infer<typeof publication>;
export type PublicDisaster = z.infer<typeof disaster>;

export interface PublicProvider {
  id: string;
  name: string;
  state: PublicState;
}

/** The state of services and what was published of disasters, as anybody may read it. */
export interface PublicStatus {
  state: PublicState;
  /** How well each service request works. */
  services: readonly PublicState[];
  providers: readonly PublicProvider[];
  components: readonly PublicComponent[];
  /** Those that are not closed, and the newest of those that are; newest first. */
  disasters: readonly PublicDisaster[];
}

/** As many closed ones are told of. */
const CLOSED_ONES = 50;

const FIELDS = `id reference status exercise declaredAt recoveredAt closedAt scenario { title } components { id }
  exercisePlan { from to phase announcement announcedAt }
  impact { affectedServices { state } continuingServices { state } }
  publications { id publishedAt text affectedServiceRequests expectedRecoveryAt }`;

const BOARD = `query Status { bcdrStatus { state providers { id serviceState } services { state } }
  components { id name state stateSince provider { id } }
  closed: disasters(first: ${CLOSED_ONES}, filter: { statuses: [CLOSED] }) { nodes { ${FIELDS} } } }`;

const OPEN = `query Open($after: String) {
  disasters(first: 100, after: $after, filter: { statuses: [DECLARED, RECOVERING, RECOVERED, EXERCISE_ONLY] }) {
    nodes { ${FIELDS} } pageInfo { hasNextPage endCursor } } }`;

const NAMES = 'query Names { serviceProviders { id name } }';

const boardAnswer = z.object({
  bcdrStatus: board,
  components: z.array(component),
  closed: z.object({ nodes: z.array(disaster) }),
});
const openAnswer = z.object({ disasters: listOf(disaster) });
const namesAnswer = z.object({ serviceProviders: z.array(z.object({ id: z.string(), name: z.string() })) });

export async function publicStatus(graph: PublicGraph): Promise<PublicStatus> {
  const [{ bcdrStatus, components, closed }, open, names] = await Promise.all([
    graph.ask(BOARD, {}, boardAnswer),
    wholeList(async (after) => (await graph.ask(OPEN, { after }, openAnswer)).disasters),
    namesOfProviders(graph),
  ]);
  const { state: whole, services, providers } = bcdrStatus;
  return {
    state: whole,
    services: services.map((service) => service.state),
    providers: providers.map(({ id, serviceState }) => ({ id, name: names.get(id) ?? keyOf(id), state: serviceState })),
    components,
    disasters: [...open, ...closed.nodes].sort(
      (a, b) => b.declaredAt.getTime() - a.declaredAt.getTime() || (a.id < b.id ? 1 : -1),
    ),
  };
}

/** Providers are named by the inventory; the status is told without names too while that does not answer. */
async function namesOfProviders(graph: PublicGraph): Promise<Map<string, string>> {
  try {
    const { serviceProviders } = await graph.ask(NAMES, {}, namesAnswer);
    return new Map(serviceProviders.map(({ id, name }) => [id, name]));
  } catch {
    return new Map();
  }
}

function keyOf(id: string): string {
  return id.slice(id.indexOf(':') + 1);
}

/** When the newest of all that the status tells came about. */
export function changedAt({ components, disasters }: PublicStatus): Date {
  const instants = [
    ...components.map(({ stateSince }) => stateSince),
    ...disasters.flatMap(({ recoveredAt, closedAt, publications, exercisePlan: plan }) => [
      ...[recoveredAt, closedAt, plan?.announcedAt].flatMap((at) => at ?? []),
      ...publications.map(({ publishedAt }) => publishedAt),
    ]),
  ];
  return new Date(Math.max(0, ...instants.map((at) => at.getTime())));
}
