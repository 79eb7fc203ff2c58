import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Answer, Asker, Json, TestProduct } from './product';
import { payloadOf } from './refusal';

const WHOLE = readFileSync(join(__dirname, '..', 'queries', 'disaster.graphql'), 'utf8');
const ANSWER = '{ disaster { ...WholeDisaster } userErrors { field code message suggestion } }';
const DECLARE = `mutation ($input: DeclareDisasterInput!) { declareDisaster(input: $input) ${ANSWER} } ${WHOLE}`;
const PUBLISH = `mutation ($input: PublishImpactInput!) { publishImpact(input: $input) ${ANSWER} } ${WHOLE}`;
const TRANSITION = `mutation ($input: TransitionDisasterInput!) { transitionDisaster(input: $input) ${ANSWER} } ${WHOLE}`;
const LOG = `mutation ($input: LogRecoveryActionInput!) { logRecoveryAction(input: $input) ${ANSWER} } ${WHOLE}`;
const ACTIONS = `query ($reference: String) { disaster(reference: $reference) { version
  outstandingActions { id } dcc: outstandingActions(party: DCC) { id } user: outstandingActions(party: USER) { id }
  actionLog { id action { id party } doneAt doneBy note } scenario { actions { id } } } }`;
const READ = `query ($reference: String) { disaster(reference: $reference) { ...WholeDisaster incident { id } } } ${WHOLE}`;
const SIMULATE = `query ($componentIds: [ID!]!) { simulateDisaster(componentIds: $componentIds) {
  scenarios { id } affectedProviders { id } impact { ...WholeImpact } } } ${WHOLE.slice(WHOLE.indexOf('fragment WholeImpact'))}`;
const COMPONENT = `query ($id: ID!) { component(id: $id) { id state stateSince version
  history { nodes { at actor action changes reason hash } } } }`;
const BOARD = `{ bcdrStatus { at state providers { id serviceState } activeDisasters { id }
  services { serviceRequest standard state byProvider { provider { id } state } } } }`;
const DEVICE = 'query ($id: ID!) { device(id: $id) { serviceState activeDisasters { reference } } }';

/** The loss of a whole provider's data centres, by its key. */
export function lossOf(provider: string): { scenarioId: string; componentIds: string[]; summary: string } {
  return {
    scenarioId: 'recoveryScenario:S1SP-DC-ALL',
    componentIds: [`component:${provider}-DC1`, `component:${provider}-DC2`],
    summary: `${provider} lost both data centres`,
  };
}

/** Business continuity and disaster recovery in a product, as a client uses it. */
export class Recovery {
  constructor(private readonly product: TestProduct) {}

  declare(input: object, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    return this.product.ask(asker, DECLARE, { input });
  }

  /** The disaster that is declared. */
  async declared(input: object): Promise<Json> {
    return payloadOf(await this.declare(input)).disaster;
  }

  /** Publishes for a disaster as it was read. */
  publish({ id, version }: Json, input: object, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    return this.product.ask(asker, PUBLISH, { input: { disasterId: id, version, ...input } });
  }

  /** Takes a step of the life of a disaster as it was read. */
  transition({ id, version }: Json, to: string, more: object = {}, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    return this.product.ask(asker, TRANSITION, { input: { id, version, to, note: `Now ${to}.`, ...more } });
  }

  /** The disaster after some steps of its life. */
  async moved(disaster: Json, ...steps: string[]): Promise<Json> {
    let now = disaster;
    for (const to of steps) now = payloadOf(await this.transition(now, to)).disaster;
    return now;
  }

  /** Logs an action for a disaster as it was read. */
  log({ id, version }: Json, input: object, asker: Asker = 'OPERATIONS'): Promise<Answer> {
    return this.product.ask(asker, LOG, { input: { disasterId: id, version, ...input } });
  }

  /** What was done for a disaster, and what is still to be done. */
  async actions(reference: string): Promise<Json> {
    return (await this.product.ask('ANALYST', ACTIONS, { reference })).data.disaster;
  }

  async disaster(reference: string): Promise<Json> {
    return (await this.product.ask('ANALYST', READ, { reference })).data.disaster;
  }

  /** A disaster as anybody may read it, which incident led to it apart. */
  async publicDisaster(reference: string): Promise<Json> {
    const { incident: _kept, ...told } = await this.disaster(reference);
    return told;
  }

  async component(id: string): Promise<Json> {
    return (await this.product.ask('ANALYST', COMPONENT, { id })).data.component;
  }

  async board(): Promise<Json> {
    return (await this.product.ask('ANALYST', BOARD)).data.bcdrStatus;
  }

  async device(id: string): Promise<Json> {
    return (await this.product.ask('ANALYST', DEVICE, { id })).data.device;
  }

  simulate(componentIds: readonly string[]): Promise<Answer> {
    return this.product.ask(null, SIMULATE, { componentIds });
  }
}
