import type { Asker, Json } from '../setup/product';
import { eMail, filledTable, filledWord } from './filled-forms';
import type { Respondent, Said } from './respondents';
import type { Story } from './story';
import type { Subject } from './subject';

export const organisation = (key: string) => `organisation:${key}`;
export const asRespondent = (key: string): Asker => ({ role: 'RESPONDENT', organisationId: organisation(key) });

const characters = (text: string) => [...text].length;

/** Where a part of a text stands, in characters. */
export function spanOf(text: string, part: string): { start: number; end: number } {
  const at = text.indexOf(part);
  if (at < 0) throw new Error(`“${part}” is not in “${text}”.`);
  const start = characters(text.slice(0, at));
  return { start, end: start + characters(part) };
}

function answerOf({ topic, text, stance, secret }: Said, { codes }: Subject) {
  const confidentialSpans = secret === undefined ? [] : [spanOf(text, secret)];
  return { questionCode: codes[topic], text, ...(stance === undefined ? {} : { stance }), confidentialSpans };
}

/** What a respondent tells in a form of the graph. */
export function submission(respondent: Respondent, subject: Subject) {
  const { organisation: key, confidentiality, reason, said } = respondent;
  return {
    ...{ consultationId: subject.id, organisationId: organisation(key), confidentiality },
    ...(reason === undefined ? {} : { confidentialityReason: reason }),
    answers: said.map((one) => answerOf(one, subject)),
  };
}

/** A respondent responds by its own channel, on its own day. */
export async function respond(story: Story, respondent: Respondent, subject: Subject): Promise<Json> {
  const { organisation: key, channel, day, confidentiality, reason } = respondent;
  if (day === 'late') story.on(subject.closesOn, 2);
  else story.on(subject.opensOn, day);
  if (channel === 'FORM') {
    return story.payload('submitResponse', submission(respondent, subject), asRespondent(key));
  }
  const file = { consultationId: subject.id, organisationId: organisation(key), format: channel };
  const { codes } = subject;
  if (channel === 'EMAIL') {
    const asked = confidentiality === 'NONE' ? {} : { confidentiality, confidentialityReason: reason };
    const content = eMail(respondent, codes, story.product.clock.now());
    return story.payload('importResponse', { ...file, ...asked, content });
  }
  const empty = `query ($id: ID!, $format: ResponseFormFormat) { consultation(id: $id) { responseForm(format: $format) } }`;
  const { consultation } = await story.read(empty, null, { id: subject.id, format: channel });
  const fill = channel === 'DOCX' ? filledWord : filledTable;
  const content = await fill(consultation.responseForm, respondent, codes);
  return story.payload('importResponse', { ...file, content }, asRespondent(key));
}
