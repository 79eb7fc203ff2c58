import { registerEnumType } from 'type-graphql';

export enum MeteringStandard {
  SMETS1 = 'SMETS1',
  SMETS2 = 'SMETS2',
}
registerEnumType(MeteringStandard, {
  name: 'MeteringStandard',
  description: 'The generation of technical specifications that a device is built to.',
  valuesConfig: {
    SMETS1: { description: 'First generation: reached through a SMETS1 Service Provider.' },
    SMETS2: { description: 'Second generation: reached over the SM WAN of a Communications Service Provider.' },
  },
});

export enum ServiceProviderKind {
  S1SP = 'S1SP',
  DCO = 'DCO',
  CSP = 'CSP',
  DSP = 'DSP',
  SMSO = 'SMSO',
}
registerEnumType(ServiceProviderKind, {
  name: 'ServiceProviderKind',
  description: 'What a service provider does for DCC.',
  valuesConfig: {
    S1SP: { description: 'SMETS1 Service Provider.' },
    DCO: { description: 'Dual control organisation: co-signs critical commands of SMETS1 devices.' },
    CSP: { description: 'Communications Service Provider: runs the SM WAN of a region.' },
    DSP: { description: 'Data Service Provider: runs the central systems.' },
    SMSO: { description: 'Smart Metering System Operator of a cohort of SMETS1 devices.' },
  },
});

export enum CspRegion {
  NORTH = 'NORTH',
  CENTRAL = 'CENTRAL',
  SOUTH = 'SOUTH',
  SMETS1 = 'SMETS1',
}
registerEnumType(CspRegion, {
  name: 'CspRegion',
  description: 'Region of a Communications Service Provider; a SMETS1 device says SMETS1 (SSI DS, general provisions).',
  valuesConfig: {
    NORTH: { description: 'The north.' },
    CENTRAL: { description: 'The centre.' },
    SOUTH: { description: 'The south.' },
    SMETS1: { description: 'No region: the device is a SMETS1 one.' },
  },
});

export enum ComponentKind {
  DATA_CENTRE = 'DATA_CENTRE',
  SM_WAN_GATEWAY = 'SM_WAN_GATEWAY',
  INTERFACE = 'INTERFACE',
  NETWORK = 'NETWORK',
  SERVICE_DESK = 'SERVICE_DESK',
  SYSTEM = 'SYSTEM',
}
registerEnumType(ComponentKind, {
  name: 'ComponentKind',
  description: 'What a component is.',
  valuesConfig: {
    DATA_CENTRE: { description: 'A data centre.' },
    SM_WAN_GATEWAY: { description: 'A gateway between a provider and the networks that reach its devices.' },
    INTERFACE: { description: 'An interface at which requests or data are taken.' },
    NETWORK: { description: 'A network.' },
    SERVICE_DESK: { description: 'A service desk: serves people, beside the way of service requests.' },
    SYSTEM: { description: 'A system that people use, beside the way of service requests.' },
  },
});

export enum ServiceState {
  OPERATIONAL = 'OPERATIONAL',
  DEGRADED = 'DEGRADED',
  UNAVAILABLE = 'UNAVAILABLE',
}
registerEnumType(ServiceState, {
  name: 'ServiceState',
  description: 'How well something works.',
  valuesConfig: {
    OPERATIONAL: { description: 'As it should.' },
    DEGRADED: { description: 'It works, but slower, or with a part of it lost.' },
    UNAVAILABLE: { description: 'It does not work.' },
  },
});

export enum DisasterStatus {
  DECLARED = 'DECLARED',
  RECOVERING = 'RECOVERING',
  RECOVERED = 'RECOVERED',
  CLOSED = 'CLOSED',
  EXERCISE_ONLY = 'EXERCISE_ONLY',
}
registerEnumType(DisasterStatus, {
  name: 'DisasterStatus',
  description: 'Where a disaster stands.',
  valuesConfig: {
    DECLARED: { description: 'Declared; recovery has not begun.' },
    RECOVERING: { description: 'Recovery is under way.' },
    RECOVERED: { description: 'The services are back; what happened is being reviewed.' },
    CLOSED: { description: 'Over and reviewed.' },
    EXERCISE_ONLY: { description: 'An exercise: nothing was lost.' },
  },
});

export enum ActionParty {
  DCC = 'DCC',
  USER = 'USER',
}
registerEnumType(ActionParty, {
  name: 'ActionParty',
  description: 'Whose action it is.',
  valuesConfig: {
    DCC: { description: "DCC's, its service providers included." },
    USER: { description: "Users'." },
  },
});

export enum FailureExtent {
  PARTIAL = 'PARTIAL',
  TOTAL = 'TOTAL',
}
registerEnumType(FailureExtent, {
  name: 'FailureExtent',
  description: "How many of a provider's components of a kind are lost.",
  valuesConfig: {
    PARTIAL: { description: 'Some, not all.' },
    TOTAL: { description: 'All.' },
  },
});
