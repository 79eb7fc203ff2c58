import 'reflect-metadata';
import { actsForDcc } from '../../platform/caller/acts-for-dcc';
import type { Caller } from '../../platform/caller/caller';
import { Role } from '../../platform/caller/role';
import { Problems } from '../../platform/input/problems';
import { checkAssignable, checkPartyRole, readAssignment } from './assignment-rules';
import { IncidentPartyRole, IncidentStatus, SupportingInformationSource } from './vocabulary';

function caller(role: Role, organisationId: string | null): Caller {
  return { subject: 'someone', roles: new Set([Role.PUBLIC, role]), organisationId };
}

const DESK = caller(Role.OPERATIONS, null);

function input(partyId: string, texts: string[]) {
  return {
    id: 'incident:INC000000001',
    version: 1,
    partyId,
    role: IncidentPartyRole.ENERGY_SUPPLIER,
    reason: 'The meter is theirs.',
    supportingInformation: texts.map((text) => ({ source: SupportingInformationSource.S1SP, text })),
  };
}

function codes(check: (problems: Problems) => void): string[] {
  const problems = new Problems();
  check(problems);
  return problems.list.map(({ field, code }) => `${field.join('.')} ${code}`);
}

describe('Supporting information (IMP 2.5.6)', () => {
  it('is owed by DCC to another party', () => {
    expect(codes((problems) => readAssignment(problems, input('organisation:SUP', []), DESK))).toEqual([
      'supportingInformation SUPPORTING_INFORMATION_MISSING',
    ]);
  });

  it('is not owed when it is given, when DCC keeps the incident, or when another party passes it on', () => {
    const supplier = caller(Role.OPERATIONS, 'organisation:SUP');
    expect(codes((problems) => readAssignment(problems, input('organisation:SUP', ['Log.']), DESK))).toEqual([]);
    expect(codes((problems) => readAssignment(problems, input('organisation:DCC', []), DESK))).toEqual([]);
    expect(codes((problems) => readAssignment(problems, input('organisation:OTHER', []), supplier))).toEqual([]);
  });

  it('is not given by an empty text', () => {
    expect(codes((problems) => readAssignment(problems, input('organisation:SUP', ['Log.', '  ']), DESK))).toEqual([
      'supportingInformation.1.text EMPTY',
    ]);
  });

  it('is taken in bounded number', () => {
    const many = input(
      'organisation:SUP',
      Array.from({ length: 51 }, () => 'Log.'),
    );
    expect(codes((problems) => readAssignment(problems, many, DESK))).toEqual(['supportingInformation TOO_MANY']);
  });
});

describe('Acting for DCC', () => {
  it.each([
    [Role.OPERATIONS, null, true],
    [Role.ADMIN, 'organisation:DCC', true],
    [Role.OPERATIONS, 'organisation:SUP', false],
    [Role.ANALYST, null, false],
  ])('%s of %s: %s', (role, organisationId, expected) => {
    expect(actsForDcc(caller(role, organisationId))).toBe(expected);
  });
});

describe('The role of a party', () => {
  const draft = { partyId: 'organisation:SUP', role: IncidentPartyRole.ENERGY_SUPPLIER };

  it('is one that the organisation has', () => {
    expect(codes((problems) => checkPartyRole(problems, draft, ['OTHER_USER', 'ENERGY_SUPPLIER']))).toEqual([]);
    expect(codes((problems) => checkPartyRole(problems, draft, ['DCC']))).toEqual(['role ROLE_MISMATCH']);
  });

  it('cannot be told of an organisation that there is not', () => {
    expect(codes((problems) => checkPartyRole(problems, draft, undefined))).toEqual(['partyId NOT_FOUND']);
  });
});

describe('The life cycle', () => {
  it.each([
    [IncidentStatus.LOGGED, []],
    [IncidentStatus.ASSIGNED, []],
    [IncidentStatus.IN_PROGRESS, []],
    [IncidentStatus.PENDING, []],
    [IncidentStatus.RESOLVED, ['id NOT_ASSIGNABLE']],
    [IncidentStatus.CLOSED, ['id NOT_ASSIGNABLE']],
  ])('lets an incident that is %s be assigned, or refuses: %j', (status, expected) => {
    expect(codes((problems) => checkAssignable(problems, 'incident:INC000000001', status))).toEqual(expected);
  });
});
