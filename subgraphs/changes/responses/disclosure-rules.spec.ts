import { Problems } from '../../../platform/input/problems';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { checkDisclosure, type RequestFacts } from './disclosure-rules';

const at = (day: number) => new Date(Date.UTC(2018, 6, day));
const now = at(20);
const decided = { outcome: 'Withheld.', decidedAt: at(15) };
const open = { outcome: null, decidedAt: null };

function faults(facts: Partial<RequestFacts>, confidentiality: Confidentiality | null = Confidentiality.PARTIAL) {
  const problems = new Problems();
  const whole = { requestedAt: at(10), explanationConsidered: true, ...open, ...facts };
  checkDisclosure(problems, whole, confidentiality && { receivedAt: at(5), confidentiality }, now);
  return problems.list.map(({ field, code }) => `${field.join('.')} ${code}`);
}

describe('a request in law to disclose a response', () => {
  it.each<[string, Partial<RequestFacts>, Confidentiality]>([
    ['not decided, the explanation not considered yet', { explanationConsidered: false }, Confidentiality.ALL],
    ['decided after it was considered', decided, Confidentiality.ALL],
    ['decided at once', { ...decided, decidedAt: at(10) }, Confidentiality.PARTIAL],
    ['decided on what is open anyway', { ...decided, explanationConsidered: false }, Confidentiality.NONE],
  ])('is taken when %s', (_what, facts, confidentiality) => {
    expect(faults(facts, confidentiality)).toEqual([]);
  });

  it.each<[string, Partial<RequestFacts>, string]>([
    ['asked for in time to come', { requestedAt: at(21) }, 'requestedAt IN_FUTURE'],
    ['asked for before there was a response', { requestedAt: at(4) }, 'requestedAt BEFORE_RESPONSE'],
    ['decided before it was asked for', { ...decided, decidedAt: at(9) }, 'decidedAt BEFORE_REQUEST'],
    ['decided in time to come', { ...decided, decidedAt: at(21) }, 'decidedAt IN_FUTURE'],
    ['an outcome without a time', { outcome: 'Withheld.' }, 'decidedAt MISSING'],
    ['a time without an outcome', { decidedAt: at(15) }, 'outcome MISSING'],
    [
      'decided without the explanation',
      { ...decided, explanationConsidered: false },
      'explanationConsidered EXPLANATION_NOT_CONSIDERED',
    ],
  ])('is refused when %s', (_what, facts, fault) => {
    expect(faults(facts)).toEqual([fault]);
  });
});
