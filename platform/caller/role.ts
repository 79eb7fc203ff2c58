import { registerEnumType } from 'type-graphql';

/** What a caller may be; a token can carry several. */
export enum Role {
  PUBLIC = 'PUBLIC',
  RESPONDENT = 'RESPONDENT',
  OPERATIONS = 'OPERATIONS',
  ANALYST = 'ANALYST',
  GOVERNANCE = 'GOVERNANCE',
  GOVERNMENT = 'GOVERNMENT',
  AUTHORITY = 'AUTHORITY',
  ADMIN = 'ADMIN',
  SERVICE = 'SERVICE',
}

registerEnumType(Role, {
  name: 'Role',
  description: 'What a caller may do and see.',
  valuesConfig: {
    PUBLIC: { description: 'Anybody, signed in or not: what is published.' },
    RESPONDENT: { description: 'Answers consultations for one organisation and sees all of its own responses.' },
    OPERATIONS: { description: 'The operations desk: devices, incidents, disasters.' },
    ANALYST: { description: 'Reads the network and the governance of it, confidential text apart.' },
    GOVERNANCE: { description: 'Runs consultations and documents; sees confidential text.' },
    GOVERNMENT: { description: 'The government department (BEIS), to which whole responses may be given.' },
    AUTHORITY: { description: 'The Gas and Electricity Markets Authority, to which whole responses may be given.' },
    ADMIN: { description: 'Runs the installation; confidential text stays hidden from it.' },
    SERVICE: { description: 'The assessor, which runs the queries of obligations.' },
  },
});

/** Everybody, signed in or not: what is published. */
export const EVERYBODY = [Role.PUBLIC] as const;

/** Who reads live operational data: devices and incidents. */
export const NETWORK_READERS = [
  Role.OPERATIONS,
  Role.ANALYST,
  Role.GOVERNANCE,
  Role.GOVERNMENT,
  Role.AUTHORITY,
  Role.ADMIN,
  Role.SERVICE,
] as const;

/** Who changes live operational data. */
export const NETWORK_WRITERS = [Role.OPERATIONS, Role.ADMIN] as const;
