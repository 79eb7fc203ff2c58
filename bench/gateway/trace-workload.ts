import type { Workload } from './workload';

const DEVICES = 4000;
const PAGE = 20;
const INCIDENTS = 3;
const PROVIDERS = ['S1SP-A', 'S1SP-B', 'S1SP-C', 'S1SP-D'];
const CATEGORIES = ['COMMUNICATIONS', 'DEVICE', 'DATA', 'SECURITY'];

interface Identified {
  id: string;
}

const numbers = (count: number) => Array.from({ length: count }, (_none, index) => index);
const padded = (value: number, length: number) => String(value).padStart(length, '0');

const devices = numbers(DEVICES).map((index) => ({
  id: `device:00DB12345${padded(index, 7)}`,
  deviceId: `00-DB-12-34-5${padded(index, 7)}`,
  type: index % 3 === 0 ? 'GSME' : 'ESME',
  serviceState: 'COMMISSIONED',
  manufacturer: `Invented Meters ${index % 7}`,
  model: `IM-${index % 12}`,
  s1sp: { id: `serviceProvider:${PROVIDERS[index % PROVIDERS.length]}` },
}));

const providers = new Map(
  PROVIDERS.map((key) => [
    `serviceProvider:${key}`,
    {
      id: `serviceProvider:${key}`,
      name: `Service provider ${key} (sample)`,
      kind: 'S1SP',
      components: ['DC1', 'DC2', 'GW'].map((part) => ({
        id: `component:${key}-${part}`,
        name: `${key} ${part} (sample)`,
        kind: part === 'GW' ? 'SM_WAN_GATEWAY' : 'DATA_CENTRE',
      })),
    },
  ]),
);

const scenarios = ['S1SP-DC-ONE', 'S1SP-DC-ALL', 'S1SP-GW'].map((code) => ({
  id: `recoveryScenario:${code}`,
  code,
  title: `What is done when ${code} is lost`,
}));

function incidentsOfDevice(device: number) {
  return numbers(INCIDENTS).map((index) => {
    const number = padded(device * INCIDENTS + index, 9);
    return {
      id: `incident:INC${number}`,
      reference: `INC${number}`,
      category: CATEGORIES[(device + index) % CATEGORIES.length],
      status: index === 0 ? 'OPEN' : 'RESOLVED',
      openedAt: `2018-06-${padded((device % 28) + 1, 2)}T0${index}:00:00.000Z`,
      summary: `Device ${device} did not answer to ${index + 1} requests in a row.`,
      assignment: { role: 'RESOLVER', party: { id: `organisation:SUP-${device % 9}`, name: `Supplier ${device % 9}` } },
    };
  });
}

const clauses = numbers(12).map((number) => ({
  id: `clause:IMP-2.${number}`,
  number: `2.${number}`,
  heading: `What is owed when a fault of kind ${number} is found`,
}));

/** What the subgraphs know of each entity, by its id. */
const devicesWithIncidents = new Map(
  devices.map(({ id }, device) => [id, { id, incidents: incidentsOfDevice(device) }]),
);
const incidentsWithClauses = new Map(
  [...devicesWithIncidents.values()].flatMap(({ incidents }) =>
    incidents.map(({ id }, index) => {
      const first = (Number(id.slice(-9)) + index) % clauses.length;
      return [id, { id, clauses: [clauses[first], clauses[(first + 1) % clauses.length]] }];
    }),
  ),
);

const inventory = {
  name: 'inventory',
  sdl: `
    type Query { devices(first: Int!, after: Int!): DeviceConnection! }
    type DeviceConnection { nodes: [Device!]! hasNextPage: Boolean! }
    type Device @key(fields: "id") {
      id: ID! deviceId: String! type: DeviceType! serviceState: String! manufacturer: String model: String s1sp: ServiceProvider
    }
    enum DeviceType { ESME GSME }
    type ServiceProvider @key(fields: "id") { id: ID! name: String! kind: String! components: [Component!]! }
    type Component @key(fields: "id") { id: ID! name: String! kind: String! }`,
  resolvers: {
    Query: {
      devices: (_root: unknown, { first, after }: { first: number; after: number }) => ({
        nodes: devices.slice(after, after + first),
        hasNextPage: after + first < devices.length,
      }),
    },
    Device: { s1sp: ({ s1sp }: { s1sp: Identified }) => providers.get(s1sp.id) },
    ServiceProvider: { __resolveReference: ({ id }: Identified) => providers.get(id) },
  },
};

const bcdr = {
  name: 'bcdr',
  sdl: `
    type ServiceProvider @key(fields: "id") { id: ID! scenarios: [RecoveryScenario!]! }
    type RecoveryScenario @key(fields: "id") { id: ID! code: String! title: String! }`,
  resolvers: { ServiceProvider: { __resolveReference: ({ id }: Identified) => ({ id, scenarios }) } },
};

const incidents = {
  name: 'incidents',
  sdl: `
    type Device @key(fields: "id") { id: ID! incidents: [Incident!]! }
    type Incident @key(fields: "id") {
      id: ID! reference: String! category: Category! status: String! openedAt: String! summary: String! assignment: Assignment
    }
    enum Category { COMMUNICATIONS DEVICE DATA SECURITY }
    type Assignment { role: String! party: Party! }
    type Party @key(fields: "id") { id: ID! name: String! }`,
  resolvers: {
    Device: { __resolveReference: ({ id }: Identified) => devicesWithIncidents.get(id) },
  },
};

const changes = {
  name: 'changes',
  sdl: `
    type Incident @key(fields: "id") { id: ID! clauses: [Clause!]! }
    type Clause @key(fields: "id") { id: ID! number: String! heading: String! }`,
  resolvers: { Incident: { __resolveReference: ({ id }: Identified) => incidentsWithClauses.get(id) } },
};

/** Pages of devices with all that hangs on them, as somebody asks who follows a change; each request another page. */
export const TRACE: Workload = {
  name: 'trace',
  what: 'Pages of 20 devices with their S1SPs, components, recovery scenarios, incidents and clauses; every request another page.',
  subgraphs: [inventory, bcdr, incidents, changes],
  query: `query Page($first: Int!, $after: Int!) {
  devices(first: $first, after: $after) {
    hasNextPage
    nodes {
      id deviceId type serviceState manufacturer model
      s1sp { name kind components { name kind } scenarios { code title } }
      incidents { reference category status openedAt summary assignment { role party { name } } clauses { number heading } }
    }
  }
}`,
  pages: numbers(DEVICES / PAGE).map((page) => ({ first: PAGE, after: page * PAGE })),
  connections: 16,
};
