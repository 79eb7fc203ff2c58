import { Confidentiality, Stance } from '../consultations/consultation.vocabulary';
import { Question } from '../consultations/question';
import { MASK } from './redaction';
import { Response } from './response';
import { answerTo, commentIn } from './said';

const question: Question = Object.assign(new Question(), { id: 'question:C-Q1', code: 'Q1', position: 1 });

function responseWith(confidentiality: Confidentiality): Response {
  return Object.assign(new Response(), {
    id: 'response:C-01',
    number: 1,
    respondentId: 'organisation:SUP-ALDER',
    confidentiality,
    confidential: confidentiality === Confidentiality.ALL,
    published: true,
    current: true,
  });
}

const text = 'We agree. It costs us 5 pounds. Please wait.';
const cost = { start: text.indexOf('It costs'), end: text.indexOf(' Please') };

function answerWith(confidentiality: Confidentiality) {
  const confidentialSpans = confidentiality === Confidentiality.PARTIAL ? [cost] : [];
  return answerTo(question, responseWith(confidentiality), 'C-01', { text, stance: Stance.OPPOSES, confidentialSpans });
}

const said = (confidentiality: Confidentiality, start: number, end: number) =>
  commentIn(answerWith(confidentiality), 'consultation:C', {
    excerpt: { start, end },
    number: 1,
    key: '1',
    themes: [],
  });

describe('what is kept of a response', () => {
  it('is public as it stands when nothing is confidential', () => {
    expect(answerWith(Confidentiality.NONE)).toMatchObject({
      id: 'answer:C-01-Q1',
      publicText: text,
      confidential: false,
      partlyConfidential: false,
    });
  });

  it('is public without the parts that are confidential', () => {
    expect(answerWith(Confidentiality.PARTIAL)).toMatchObject({
      publicText: `We agree. ${MASK} Please wait.`,
      confidential: false,
      partlyConfidential: true,
    });
  });

  it('is public in nothing when all of it is confidential', () => {
    expect(answerWith(Confidentiality.ALL)).toMatchObject({ publicText: MASK, confidential: true });
    expect(said(Confidentiality.ALL, 0, 9)).toMatchObject({ publicText: MASK, confidential: true });
  });

  it('makes a comment confidential that lies within a confidential part', () => {
    expect(said(Confidentiality.PARTIAL, cost.start, cost.end)).toMatchObject({ publicText: MASK, confidential: true });
  });

  it('leaves of a comment that lies partly within one what is public', () => {
    expect(said(Confidentiality.PARTIAL, 0, cost.end)).toMatchObject({
      fullText: 'We agree. It costs us 5 pounds.',
      publicText: `We agree. ${MASK}`,
      confidential: false,
      partlyConfidential: true,
    });
  });

  it('leaves a comment beside it as it is', () => {
    expect(said(Confidentiality.PARTIAL, 0, 9)).toMatchObject({ publicText: 'We agree.', partlyConfidential: false });
  });
});
