import type { Caller } from '../../../platform/caller/caller';
import { Role } from '../../../platform/caller/role';
import { exists, isRedactedFor, seesAllOf, textFor, visibleTextContains } from './viewer-scope';

const ALDER = 'organisation:SUP-ALDER';

function caller(role: Role, organisationId: string | null = null): Caller {
  return { subject: 'somebody', roles: new Set([Role.PUBLIC, role]), organisationId };
}

const partly = {
  confidential: false,
  published: true,
  partlyConfidential: true,
  respondentId: ALDER,
  fullText: 'all',
  publicText: 'part',
};
const wholly = { ...partly, confidential: true };

describe('who sees confidential text', () => {
  it.each([
    [Role.PUBLIC, false, false],
    [Role.RESPONDENT, true, false],
    [Role.OPERATIONS, false, false],
    [Role.ANALYST, false, false],
    [Role.GOVERNANCE, true, true],
    [Role.GOVERNMENT, true, true],
    [Role.AUTHORITY, true, true],
    [Role.ADMIN, false, false],
    [Role.SERVICE, false, false],
  ])('%s: of its own organisation %s, of others %s', (role, own, others) => {
    expect(seesAllOf(caller(role, ALDER), ALDER)).toBe(own);
    expect(seesAllOf(caller(role, 'organisation:SUP-BIRCH'), ALDER)).toBe(others);
    expect(seesAllOf(caller(role), ALDER)).toBe(others);
  });

  it('is told of every role', () => {
    expect(Object.values(Role)).toHaveLength(9);
  });

  it('decides what text there is, and whether there is anything', () => {
    const [governance, analyst] = [caller(Role.GOVERNANCE), caller(Role.ANALYST)];
    expect([textFor(governance, partly), isRedactedFor(governance, partly)]).toEqual(['all', false]);
    expect([textFor(analyst, partly), isRedactedFor(analyst, partly)]).toEqual(['part', true]);
    expect([exists(governance, wholly), exists(analyst, wholly), exists(analyst, partly)]).toEqual([true, false, true]);
  });

  it.each([
    [Role.PUBLIC, false],
    [Role.RESPONDENT, false],
    [Role.OPERATIONS, true],
    [Role.ANALYST, true],
    [Role.ADMIN, true],
    [Role.SERVICE, true],
  ])('and what is not published: to %s of another organisation %s', (role, there) => {
    const unpublished = { ...partly, published: false };
    expect(exists(caller(role, 'organisation:SUP-BIRCH'), unpublished)).toBe(there);
    expect(exists(caller(Role.RESPONDENT, ALDER), unpublished)).toBe(true);
  });

  it('decides in which text all the words of a search must be', () => {
    const searched = (who: Caller) => visibleTextContains(who, 'thing', ['Meter', '5%']);
    const { sql, parameters } = searched(caller(Role.ANALYST));
    expect(Object.values(parameters)).toEqual(['%meter%', '%5!%%']);
    expect(sql).toMatch(/publicText.* AND .*publicText/);
    expect(sql).not.toMatch(/fullText|\bOR\b/);
    expect(searched(caller(Role.GOVERNANCE)).sql).not.toMatch(/publicText|\bOR\b/);
    const own = searched(caller(Role.RESPONDENT, ALDER));
    expect(own.parameters).toEqual({ ...parameters, ownOrganisation: ALDER });
    const [others, mine] = own.sql.split(/\s+OR /);
    expect(others).toMatch(/<> :ownOrganisation AND .*publicText.* AND .*publicText/);
    expect(mine).toMatch(/= :ownOrganisation AND .*fullText.* AND .*fullText/);
  });
});
