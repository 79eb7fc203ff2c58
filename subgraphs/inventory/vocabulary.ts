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

export enum DeviceType {
  ESME = 'ESME',
  GSME = 'GSME',
  GPF = 'GPF',
  CHF = 'CHF',
  PPMID = 'PPMID',
  HCALCS = 'HCALCS',
  IHD = 'IHD',
  SAPC = 'SAPC',
}
registerEnumType(DeviceType, {
  name: 'DeviceType',
  description: 'What a device is in the home.',
  valuesConfig: {
    ESME: { description: 'Electricity smart metering equipment.' },
    GSME: { description: 'Gas smart metering equipment.' },
    GPF: { description: 'Gas proxy function.' },
    CHF: { description: 'Communications hub function.' },
    PPMID: { description: 'Prepayment metering interface device.' },
    HCALCS: { description: 'Home area network connected auxiliary load control switch.' },
    IHD: { description: 'In-home display.' },
    SAPC: { description: 'Standalone auxiliary proportional controller.' },
  },
});

export enum DeviceStatus {
  PENDING = 'PENDING',
  INSTALLED_NOT_COMMISSIONED = 'INSTALLED_NOT_COMMISSIONED',
  COMMISSIONED = 'COMMISSIONED',
  SUSPENDED = 'SUSPENDED',
  RECOVERED = 'RECOVERED',
  DECOMMISSIONED = 'DECOMMISSIONED',
  WITHDRAWN = 'WITHDRAWN',
  REJECTED = 'REJECTED',
}
registerEnumType(DeviceStatus, {
  name: 'DeviceStatus',
  description: 'Where a device stands in its life.',
  valuesConfig: {
    PENDING: { description: 'Notified, not yet installed.' },
    INSTALLED_NOT_COMMISSIONED: { description: 'In the home, not yet in service.' },
    COMMISSIONED: { description: 'In service.' },
    SUSPENDED: { description: 'Out of service for the time being.' },
    RECOVERED: { description: 'Back in service after its security was restored.' },
    DECOMMISSIONED: { description: 'Taken out of service for good.' },
    WITHDRAWN: { description: 'Its enrolment was ended.' },
    REJECTED: { description: 'Its enrolment was refused.' },
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

export enum OrganisationRole {
  DCC = 'DCC',
  ENERGY_SUPPLIER = 'ENERGY_SUPPLIER',
  NETWORK_OPERATOR = 'NETWORK_OPERATOR',
  REGISTRATION_DATA_PROVIDER = 'REGISTRATION_DATA_PROVIDER',
  OTHER_USER = 'OTHER_USER',
  SERVICE_PROVIDER = 'SERVICE_PROVIDER',
  GOVERNMENT = 'GOVERNMENT',
  REGULATOR = 'REGULATOR',
  CODE_ADMINISTRATOR = 'CODE_ADMINISTRATOR',
  TRADE_BODY = 'TRADE_BODY',
  CONSUMER_BODY = 'CONSUMER_BODY',
  OTHER = 'OTHER',
}
registerEnumType(OrganisationRole, {
  name: 'OrganisationRole',
  description: 'What an organisation is to the code.',
  valuesConfig: {
    DCC: { description: 'The Data Communications Company.' },
    ENERGY_SUPPLIER: { description: 'Supplies electricity or gas to homes.' },
    NETWORK_OPERATOR: { description: 'Distributes electricity or transports gas.' },
    REGISTRATION_DATA_PROVIDER: { description: 'Keeps who supplies which meter point.' },
    OTHER_USER: { description: 'Uses the services in another role.' },
    SERVICE_PROVIDER: { description: 'Works for DCC under contract.' },
    GOVERNMENT: { description: 'The government department for energy.' },
    REGULATOR: { description: 'The Gas and Electricity Markets Authority.' },
    CODE_ADMINISTRATOR: { description: 'Administers the code.' },
    TRADE_BODY: { description: 'Speaks for companies of a trade.' },
    CONSUMER_BODY: { description: 'Speaks for consumers.' },
    OTHER: { description: 'None of these.' },
  },
});

export enum ResponsibilityBasis {
  LEAD_SUPPLIER = 'LEAD_SUPPLIER',
  DCC = 'DCC',
}
registerEnumType(ResponsibilityBasis, {
  name: 'ResponsibilityBasis',
  description: 'Why a party answers for a communications hub (IMP 2.1.3).',
  valuesConfig: {
    LEAD_SUPPLIER: { description: 'It is the lead energy supplier of a SMETS1 home.' },
    DCC: { description: 'It is DCC, and the hub a SMETS2 one.' },
  },
});
