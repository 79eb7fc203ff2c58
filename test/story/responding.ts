import type { Json } from '../setup/product';
import { AUTOMATIC_FOOTER, FIRST_THOUGHTS, RESPONDENTS, SECOND_THOUGHTS, SECRETS } from './respondents';
import type { Story } from './story';
import { asRespondent, respond, spanOf, submission } from './telling';

/** Who responds, how, and with what to be kept from others. */
export function theResponses(story: Story): void {
  it('5. Twelve organisations respond: by form, by filled form in Word or as a table, and by e-mail', async () => {
    const inOrder = [...RESPONDENTS].filter(({ day }) => day !== 'late');
    for (const respondent of inOrder) {
      const { response, notices = [] } = await respond(story, respondent, story.subject);
      expect(response).toMatchObject({ late: false, confidentiality: respondent.confidentiality });
      expect(response.answers.map(({ text }: Json) => text)).toEqual(respondent.said.map(({ text }) => text));
      const footer = notices.some(({ code }: Json) => code === 'AUTOMATIC_FOOTER');
      expect(footer).toBe(respondent.channel === 'EMAIL');
      story.responses.set(respondent.organisation, response);
      const { id, version } = response;
      const acknowledged = await story.done('acknowledgeResponse', { id, version });
      expect(acknowledged.acknowledgedAt).toBe(story.product.clock.now().toISOString());
    }
  });

  it('6. One responds anew, one asks for confidentiality afterwards, and one comes too late', async () => {
    story.on(story.subject.opensOn, 12);
    const { id: replacesId } = story.responses.get(SECOND_THOUGHTS.organisation);
    const anew = { ...submission(SECOND_THOUGHTS, story.subject), replacesId };
    const second = await story.done(
      'submitResponse',
      { ...anew, replacesVersion: 2 },
      asRespondent(SECOND_THOUGHTS.organisation),
    );
    expect(second).toMatchObject({ revision: 2, replaces: { id: replacesId } });
    story.responses.set(SECOND_THOUGHTS.organisation, second);

    const { id: responseId, answers } = story.responses.get('GT-MIDVALE');
    const [{ id: answerId, text }] = answers;
    const hidden = await story.done(
      'setConfidentiality',
      {
        ...{ responseId, version: 2, confidentiality: 'PARTIAL', reason: 'Oxlip told us.' },
        spans: [{ answerId, spans: [spanOf(text, 'Marrowgate had to wait for nine.')] }],
      },
      asRespondent('GT-MIDVALE'),
    );
    expect(hidden.confidentiality).toBe('PARTIAL');

    const late = RESPONDENTS.filter(({ day }) => day === 'late');
    for (const respondent of late) {
      const { response } = await respond(story, respondent, story.subject);
      expect(response.late).toBe(true);
      story.responses.set(respondent.organisation, response);
    }
    const progress = 'status progress { responsesReceived late confidential }';
    expect(await story.consultation(progress)).toEqual({
      status: 'CLOSED',
      progress: { responsesReceived: 12, late: 1, confidential: 6 },
    });
    const { progress: outside } = await story.consultation(progress, null);
    expect(outside).toMatchObject({ responsesReceived: 9, late: 1 });
    const all =
      'responses(first: 100) { nodes { confidentialityReason answers { text } history { nodes { changes } } } }';
    const seen = JSON.stringify(await story.consultation(all, null));
    expect(seen).toContain('▇▇▇');
    for (const secret of [...SECRETS, FIRST_THOUGHTS, AUTOMATIC_FOOTER]) expect(seen).not.toContain(secret);
  });
}
