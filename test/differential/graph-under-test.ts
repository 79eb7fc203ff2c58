import { composeServices } from '@apollo/composition';
import { type GraphQLSchema, parse } from 'graphql';
import { apiSchemaOf } from '../../gateway/compose';
import { type Case, type CaseChoices, caseOf } from './case';
import { findUnexplained } from './explained-differences';
import { Gateway } from './gateways';
import type { GraphChoices } from './graph-choices';
import { type GraphLayout, subgraphName } from './graph-layout';
import { layOut } from './lay-out';
import { subgraphSdls } from './layout-sdl';
import { SingleSchema } from './single-schema';
import { SubgraphService } from './subgraph-service';
import type { Told } from './told';
import { World } from './world';

/** A supergraph that composes. */
export interface ComposedGraph {
  layout: GraphLayout;
  subgraphs: { name: string; sdl: string }[];
  supergraph: string;
}

/** @returns undefined for choices that do not compose */
export function compose(choices: GraphChoices): ComposedGraph | undefined {
  const layout = layOut(choices);
  const subgraphs = subgraphSdls(layout);
  // A subgraph may be left with nothing, which is no schema.
  if (layout.subgraphs.some(({ size }) => size === 0)) return undefined;
  try {
    const { supergraphSdl } = composeServices(
      subgraphs.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) })),
    );
    return supergraphSdl === undefined ? undefined : { layout, subgraphs, supergraph: supergraphSdl };
  } catch {
    return undefined;
  }
}

/** One supergraph behind each of what is compared: the gateway under test, Apollo's, and a single schema. */
export class GraphUnderTest {
  private apollo: Promise<Gateway> | undefined;

  private constructor(
    private readonly graph: ComposedGraph,
    private readonly schema: GraphQLSchema,
    private readonly single: SingleSchema,
    private readonly services: ReadonlyMap<string, SubgraphService>,
    private readonly ours: Gateway,
  ) {}

  static async of(graph: ComposedGraph): Promise<GraphUnderTest> {
    const services = new Map(
      graph.subgraphs.map(({ name, sdl }, place) => [name, new SubgraphService(subgraphName(place), place, sdl)]),
    );
    const schema = apiSchemaOf(graph.supergraph);
    const ours = await Gateway.ofOurs(graph.supergraph, services);
    return new GraphUnderTest(graph, schema, new SingleSchema(schema), services, ours);
  }

  async stop(): Promise<void> {
    await this.ours.stop();
    await (await this.apollo)?.stop();
  }

  /**
   * Asks one question of all that can be compared.
   * @throws Error that tells the question and the answers where they differ and nothing explains it
   */
  async compare(choices: CaseChoices): Promise<void> {
    const asked = caseOf(this.graph.layout, this.schema, choices);
    const { operation, variables, faults } = asked;
    const world = () => new World(this.graph.layout, asked.seed, faults);
    const ours = await this.ours.answer(world(), operation.text, variables);
    const single = faults.suitSingleSchema
      ? await this.single.answer(world(), operation.document, variables)
      : undefined;
    // What cannot be planned is Apollo's own planner to blame for.
    const asksApollo = !single || ours.data === 'undefined';
    const apollo = asksApollo ? await this.apolloAnswers(world(), asked) : undefined;
    const unexplained = await findUnexplained({
      ...{ asked, ours, single, apollo, layout: this.graph.layout },
      truth: () => this.single.answer(world(), operation.document, variables),
      allErrors: () => this.single.allErrors(world(), operation.document, variables),
    });
    if (unexplained.length === 0) return;
    throw new Error(this.describe(asked, { ours, single, apollo }, unexplained));
  }

  private async apolloAnswers(world: World, { operation, variables }: Case): Promise<Told> {
    this.apollo ??= Gateway.ofApollo(this.graph.supergraph, this.services);
    return (await this.apollo).answer(world, operation.text, variables);
  }

  private describe({ operation, faults, seed }: Case, answers: object, unexplained: readonly string[]): string {
    return [
      ...unexplained,
      ...this.graph.subgraphs.map(({ name, sdl }) => `--- ${name}\n${sdl}`),
      `--- operation\n${operation.text}\n${JSON.stringify(operation.variables)}`,
      `--- world ${seed}; faults: ${faults.describe().join('; ')}`,
      JSON.stringify(answers, null, 1),
    ].join('\n');
  }
}
