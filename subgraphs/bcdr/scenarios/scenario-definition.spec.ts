import fc from 'fast-check';
import { Problems } from '../../../platform/input/problems';
import { ComponentKind, FailureExtent, MeteringStandard, ServiceProviderKind } from '../vocabulary';
import { readScenario, type ScenarioDefinition } from './scenario-definition';

const GOOD: ScenarioDefinition = {
  code: 'S1SP-DC-ONE',
  title: 'One data centre lost',
  description: 'One of two.',
  effect: null,
  appliesTo: [MeteringStandard.SMETS1],
  providerKind: ServiceProviderKind.S1SP,
  componentKind: ComponentKind.DATA_CENTRE,
  extent: FailureExtent.PARTIAL,
  clauseNumber: '5.2',
  source: 'Invented',
  partialFailure: true,
  recoveryTimeObjectiveSeconds: null,
  recoveryPointObjectiveSeconds: null,
  objectivesSource: null,
  dccActions: ['Tell Users'],
  userActions: ['Wait'],
};

function codes(changes: Partial<ScenarioDefinition>) {
  const problems = new Problems();
  readScenario(problems, { ...GOOD, ...changes }, ['scenarios', '0']);
  return problems.list.map(({ field, code }) => [field.slice(2).join('.'), code]);
}

describe('what is said of a scenario (IMP 5.2)', () => {
  it.each([
    [{}, []],
    [{ code: 's1sp' }, [['code', 'INVALID_CODE']]],
    [{ code: 'A--B' }, [['code', 'INVALID_CODE']]],
    [{ clauseNumber: '5.' }, [['clauseNumber', 'INVALID_CLAUSE_NUMBER']]],
    [{ title: ' ' }, [['title', 'EMPTY']]],
    [{ source: '' }, [['source', 'EMPTY']]],
    [{ effect: '' }, [['effect', 'EMPTY']]],
    [{ appliesTo: [] }, [['appliesTo', 'EMPTY']]],
    [{ appliesTo: [MeteringStandard.SMETS2] }, [['appliesTo', 'STANDARD_MISMATCH']]],
    [{ partialFailure: false }, [['partialFailure', 'NOT_PARTIAL']]],
    [{ dccActions: [] }, [['dccActions', 'EMPTY']]],
    [{ userActions: ['Wait', ' Wait '] }, [['userActions.1', 'DUPLICATE']]],
    [{ userActions: Array(101).fill('Wait') }, [['userActions', 'TOO_MANY']]],
    [{ recoveryTimeObjectiveSeconds: 60 }, [['objectivesSource', 'SOURCE_MISSING']]],
    [
      { recoveryPointObjectiveSeconds: -1, objectivesSource: 'Assumed' },
      [['recoveryPointObjectiveSeconds', 'OUT_OF_RANGE']],
    ],
  ])('with %j has the problems %j', (changes, problems) => {
    expect(codes(changes)).toEqual(problems);
  });

  it('names for a kind of provider only a standard whose devices are reached through it', () => {
    const standards = fc.uniqueArray(fc.constantFrom(...Object.values(MeteringStandard)), { minLength: 1 });
    const kinds = fc.constantFrom(...Object.values(ServiceProviderKind), null);
    fc.assert(
      fc.property(standards, kinds, (appliesTo, providerKind) => {
        const isRefused = codes({ appliesTo, providerKind }).some(([, code]) => code === 'STANDARD_MISMATCH');
        const central = providerKind === null || providerKind === ServiceProviderKind.DSP;
        const only = providerKind === ServiceProviderKind.CSP ? MeteringStandard.SMETS2 : MeteringStandard.SMETS1;
        expect(isRefused).toBe(!central && appliesTo.some((standard) => standard !== only));
      }),
    );
  });

  it('tells all that is wrong at once', () => {
    expect(codes({ code: '', title: '', dccActions: [], userActions: [] })).toHaveLength(4);
  });
});
