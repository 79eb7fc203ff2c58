import { Problems } from '../../../platform/input/problems';
import { Confidentiality } from '../consultations/consultation.vocabulary';
import { readResponse } from './response-rules';
import type { SubmitResponseInput } from './submit-response.input';

const now = new Date('2018-06-01T09:00:00Z');
const answer = { questionCode: 'Q1', text: ' We agree.\r\nIt costs 5. ' };

function read(input: Partial<SubmitResponseInput>, takesForOthers = true) {
  const problems = new Problems();
  const whole: SubmitResponseInput = {
    consultationId: 'consultation:C',
    organisationId: 'organisation:SUP-ALDER',
    answers: [answer],
    confidentiality: Confidentiality.NONE,
    ...input,
  };
  const response = readResponse(problems, whole, { now, takesForOthers });
  return { response, faults: problems.list.map(({ field, code }) => [...field, code].join(' ')) };
}

const partly = { confidentiality: Confidentiality.PARTIAL, confidentialityReason: 'Prices.' };
const marked = (start: number, end: number) => [{ ...answer, confidentialSpans: [{ start, end }] }];

describe('a response that is submitted', () => {
  it('is taken as it is, from now on, when it keeps the rules', () => {
    const { response, faults } = read({});
    expect(faults).toEqual([]);
    expect(response).toMatchObject({ receivedAt: now, answers: [{ text: 'We agree.\nIt costs 5.' }] });
  });

  it('has its spans counted in the text as it is kept', () => {
    const [span] = read({ ...partly, answers: marked(12, 22) }).response.answers.flatMap(
      ({ confidentialSpans }) => confidentialSpans,
    );
    expect('We agree.\nIt costs 5.'.slice(span?.start, span?.end)).toBe('It costs 5');
  });

  it.each<[string, Partial<SubmitResponseInput>, string]>([
    ['no answer', { answers: [] }, 'answers EMPTY'],
    ['a question answered twice', { answers: [answer, answer] }, 'answers 1 questionCode DUPLICATE'],
    ['an empty answer', { answers: [{ ...answer, text: ' ' }] }, 'answers 0 text EMPTY'],
    [
      'parts marked, but nothing confidential',
      { answers: marked(0, 2) },
      'answers 0 confidentialSpans NOT_CONFIDENTIAL',
    ],
    ['a reason, but nothing confidential', { confidentialityReason: 'x' }, 'confidentialityReason NOT_CONFIDENTIAL'],
    ['a part confidential, but none marked', { ...partly }, 'confidentiality SPANS_MISSING'],
    [
      'a span that ends beyond the text',
      { ...partly, answers: marked(0, 99) },
      'answers 0 confidentialSpans 0 SPAN_OUTSIDE_TEXT',
    ],
    [
      'a span of nothing that is kept',
      { ...partly, answers: marked(0, 1) },
      'answers 0 confidentialSpans 0 SPAN_EMPTY',
    ],
    ['all confidential, but not why', { confidentiality: Confidentiality.ALL }, 'confidentialityReason REASON_MISSING'],
    ['one that it replaces, in no version', { replacesId: 'response:C-1' }, 'replacesVersion MISSING'],
    ['a version that it replaces, of none', { replacesVersion: 1 }, 'replacesId MISSING'],
    ['a time to come', { receivedAt: new Date('2018-06-02T09:00:00Z') }, 'receivedAt IN_FUTURE'],
  ])('is refused with %s', (_what, input, fault) => {
    expect(read(input).faults).toEqual([fault]);
  });

  it('cannot say when it came in, from a respondent', () => {
    expect(read({ receivedAt: now }, false).faults).toEqual(['receivedAt NOT_YOURS_TO_SAY']);
  });

  it('needs no spans when all of it is confidential', () => {
    expect(read({ confidentiality: Confidentiality.ALL, confidentialityReason: 'Prices.' }).faults).toEqual([]);
  });
});
