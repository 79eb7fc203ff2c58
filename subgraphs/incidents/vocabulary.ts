import { registerEnumType } from 'type-graphql';

export enum IncidentCategory {
  CATEGORY_1 = 'CATEGORY_1',
  CATEGORY_2 = 'CATEGORY_2',
  CATEGORY_3 = 'CATEGORY_3',
  CATEGORY_4 = 'CATEGORY_4',
  CATEGORY_5 = 'CATEGORY_5',
}
registerEnumType(IncidentCategory, {
  name: 'IncidentCategory',
  description: 'How severe an incident is; its target times depend on it.',
  valuesConfig: {
    CATEGORY_1: { description: 'The most severe.' },
    CATEGORY_2: { description: 'Severe.' },
    CATEGORY_3: { description: 'Moderate.' },
    CATEGORY_4: { description: 'Slight.' },
    CATEGORY_5: { description: 'The least severe.' },
  },
});

export enum IncidentStatus {
  LOGGED = 'LOGGED',
  ASSIGNED = 'ASSIGNED',
  IN_PROGRESS = 'IN_PROGRESS',
  PENDING = 'PENDING',
  RESOLVED = 'RESOLVED',
  CLOSED = 'CLOSED',
}
registerEnumType(IncidentStatus, {
  name: 'IncidentStatus',
  description: "Where an incident stands in the policy's life cycle.",
  valuesConfig: {
    LOGGED: { description: 'Recorded in the log; nobody has it yet.' },
    ASSIGNED: { description: 'Given to a party that has not taken it up yet.' },
    IN_PROGRESS: { description: 'Its party works on it.' },
    PENDING: { description: 'It waits for something outside; its clocks stand still.' },
    RESOLVED: { description: 'The fault is gone; those concerned may still object.' },
    CLOSED: { description: 'Done with.' },
  },
});

/** The statuses in which somebody still has to do something. */
export const OPEN_STATUSES: readonly IncidentStatus[] = [
  IncidentStatus.LOGGED,
  IncidentStatus.ASSIGNED,
  IncidentStatus.IN_PROGRESS,
  IncidentStatus.PENDING,
];

export enum TargetState {
  RUNNING = 'RUNNING',
  PAUSED = 'PAUSED',
  MET = 'MET',
  BREACHED = 'BREACHED',
}
registerEnumType(TargetState, {
  name: 'TargetState',
  description: 'How a clock of the policy stands.',
  valuesConfig: {
    RUNNING: { description: 'Not met yet, and there is time left.' },
    PAUSED: { description: 'Not met yet, there is time left, and the incident is pending.' },
    MET: { description: 'Met in time.' },
    BREACHED: { description: 'Met too late, or not met and out of time.' },
  },
});

export enum IncidentPartyRole {
  DCC = 'DCC',
  ENERGY_SUPPLIER = 'ENERGY_SUPPLIER',
  NETWORK_OPERATOR = 'NETWORK_OPERATOR',
  REGISTRATION_DATA_PROVIDER = 'REGISTRATION_DATA_PROVIDER',
  SERVICE_PROVIDER = 'SERVICE_PROVIDER',
  OTHER_USER = 'OTHER_USER',
}
registerEnumType(IncidentPartyRole, {
  name: 'IncidentPartyRole',
  description: 'In which role a party has an incident.',
  valuesConfig: {
    DCC: { description: 'The Data Communications Company.' },
    ENERGY_SUPPLIER: { description: 'Supplies electricity or gas to homes.' },
    NETWORK_OPERATOR: { description: 'Distributes electricity or transports gas.' },
    REGISTRATION_DATA_PROVIDER: { description: 'Keeps who supplies which meter point.' },
    SERVICE_PROVIDER: { description: 'Works for DCC under contract.' },
    OTHER_USER: { description: 'Uses the services in another role.' },
  },
});

export enum FaultArea {
  METER = 'METER',
  COMMUNICATIONS_HUB = 'COMMUNICATIONS_HUB',
  SM_WAN = 'SM_WAN',
  S1SP_SYSTEMS = 'S1SP_SYSTEMS',
  DCC_SYSTEMS = 'DCC_SYSTEMS',
  REGISTRATION_DATA = 'REGISTRATION_DATA',
  USER_SYSTEMS = 'USER_SYSTEMS',
}
registerEnumType(FaultArea, {
  name: 'FaultArea',
  description: 'Where the fault lies, as far as is known.',
  valuesConfig: {
    METER: { description: 'The metering equipment in the home.' },
    COMMUNICATIONS_HUB: { description: 'The communications hub in the home.' },
    SM_WAN: { description: 'The network between the home and the service provider.' },
    S1SP_SYSTEMS: { description: 'The systems of a SMETS1 Service Provider.' },
    DCC_SYSTEMS: { description: "DCC's central systems." },
    REGISTRATION_DATA: { description: 'The data of who supplies which meter point.' },
    USER_SYSTEMS: { description: "A User's own systems." },
  },
});

export enum SupportingInformationSource {
  DCC = 'DCC',
  S1SP = 'S1SP',
  DCO = 'DCO',
  CSP = 'CSP',
  USER = 'USER',
}
registerEnumType(SupportingInformationSource, {
  name: 'SupportingInformationSource',
  description: 'Where supporting information comes from (IMP 2.5.6).',
  valuesConfig: {
    DCC: { description: 'What DCC knows itself.' },
    S1SP: { description: 'What the SMETS1 Service Provider knows.' },
    DCO: { description: 'What the dual control organisation knows.' },
    CSP: { description: 'What the Communications Service Provider knows.' },
    USER: { description: 'What a User has told.' },
  },
});

export enum IncidentEventKind {
  LOGGED = 'LOGGED',
  CATEGORISED = 'CATEGORISED',
  ASSIGNED = 'ASSIGNED',
  ACCEPTED = 'ACCEPTED',
  INFORMATION_ADDED = 'INFORMATION_ADDED',
  ESCALATED = 'ESCALATED',
  PAUSED = 'PAUSED',
  RESUMED = 'RESUMED',
  MAJOR_DECLARED = 'MAJOR_DECLARED',
  MAJOR_REVIEWED = 'MAJOR_REVIEWED',
  MAJOR_REPORT_PUBLISHED = 'MAJOR_REPORT_PUBLISHED',
  PROBLEM_LINKED = 'PROBLEM_LINKED',
  PROBLEM_UNLINKED = 'PROBLEM_UNLINKED',
  RESOLVED = 'RESOLVED',
  CLOSED = 'CLOSED',
  REOPENED = 'REOPENED',
  NOTE = 'NOTE',
  UPDATED = 'UPDATED',
  PARTIES_SET = 'PARTIES_SET',
  DUPLICATE_MARKED = 'DUPLICATE_MARKED',
  DUPLICATE_UNMARKED = 'DUPLICATE_UNMARKED',
}
registerEnumType(IncidentEventKind, {
  name: 'IncidentEventKind',
  description: 'What happened to an incident.',
  valuesConfig: {
    LOGGED: { description: 'It was recorded in the log.' },
    CATEGORISED: { description: 'It was given a category.' },
    ASSIGNED: { description: 'It was given to a party.' },
    ACCEPTED: { description: 'The party took it up.' },
    INFORMATION_ADDED: { description: 'Supporting information was given.' },
    ESCALATED: { description: 'It was taken to a higher level.' },
    PAUSED: { description: 'It became pending: its clocks stopped.' },
    RESUMED: { description: 'It is pending no longer: its clocks go on.' },
    MAJOR_DECLARED: { description: 'It was declared a major incident.' },
    MAJOR_REVIEWED: { description: 'The review of the major incident was recorded.' },
    MAJOR_REPORT_PUBLISHED: { description: 'The report of the review was published.' },
    PROBLEM_LINKED: { description: 'It was grouped with others by a problem record.' },
    PROBLEM_UNLINKED: { description: 'It was taken out of a problem record.' },
    RESOLVED: { description: 'The fault is gone.' },
    CLOSED: { description: 'It was closed.' },
    REOPENED: { description: 'It was taken up again after it was resolved or closed.' },
    NOTE: { description: 'Somebody noted something.' },
    UPDATED: { description: 'What is known of it was put right.' },
    PARTIES_SET: { description: 'Others are kept informed of it than before.' },
    DUPLICATE_MARKED: { description: 'It was found to tell of the same fault as another, or another as it.' },
    DUPLICATE_UNMARKED: { description: 'It proved to be no duplicate of another, or another none of it.' },
  },
});
