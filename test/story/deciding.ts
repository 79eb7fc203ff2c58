import type { Story } from './story';
import { spanOf } from './telling';

/** What is made of the responses, until the consultation concludes. */
export function theDecisions(story: Story): void {
  it('7. What was said is cut into comments, and each is told what it is about and who decides on it', async () => {
    story.on(story.subject.closesOn, 4);
    const { cited, codes } = story.subject;
    for (const { answers } of story.responses.values()) {
      for (const { id: answerId, text } of answers) {
        const parts = text.includes(' Please say too') ? text.split(/(?<=answer\.) /) : [null];
        for (const part of parts) {
          const excerpt = part === null ? {} : { excerpt: spanOf(text, part) };
          const { id, version } = await story.done('raiseComment', { answerId, ...excerpt });
          const topic = answerId.endsWith(`-${codes.policy}`) ? 'policy' : 'other';
          const coded = { themes: [topic === 'policy' ? 'Hubs' : 'Screens'], assignee: `${topic}@dcc.example` };
          await story.done('codeComment', { id, version, ...coded, clauseIds: topic === 'policy' ? [cited.id] : [] });
        }
      }
    }
    await story.readComments();
    expect(story.comments).toHaveLength(17);
    expect(story.comment('The supplier that leads').text).toBe('The supplier that leads is the right one to answer.');
    expect(story.comment('Please say too')).toMatchObject({ themes: ['Hubs'], clauses: [{ id: cited.id }] });
    const { progress } = await story.consultation(
      'progress { comments commentsDisposed campaigns byTheme { theme comments } byAssignee { assignee comments } }',
    );
    const byTheme = expect.arrayContaining([
      { theme: 'Hubs', comments: 10 },
      { theme: 'Screens', comments: 7 },
    ]);
    expect(progress).toMatchObject({ comments: 17, commentsDisposed: 0, campaigns: 1, byTheme });
  });

  it('8. A campaign is decided once, others in bulk, and what is accepted leads to a text or to a reason', async () => {
    story.on(story.subject.closesOn, 20);
    const { campaigns } = await story.consultation('campaigns { nodes { id size } }');
    expect(campaigns.nodes).toMatchObject([{ size: 4 }]);
    const rejected = { outcome: 'REJECTED', reasoning: 'A depot reads the new label as it reads the old one.' };
    const [{ id: campaignId }] = campaigns.nodes;
    expect(await story.done('disposeCampaign', { id: campaignId, ...rejected })).toMatchObject({
      size: 4,
      disposed: 4,
    });

    const leads = story.comment('The supplier that leads');
    const accepted = { id: leads.id, version: leads.version, outcome: 'ACCEPTED', reasoning: 'It is so.' };
    const { userErrors } = await story.attempt('disposeComment', accepted);
    expect(userErrors).toMatchObject([
      { field: ['resultingClauseVersionIds'], suggestion: expect.stringMatching(/\S/) },
    ]);
    const proposed = await story.clausesOf(story.baselineId('policy', '2.0'));
    const results = proposed.filter(({ number }) => ['2.1.3', '2.1.4'].includes(number)).map(({ id }) => id);
    await story.done('disposeComment', { ...accepted, resultingClauseVersionIds: results });
    const { id, version } = story.comment('Please say too');
    const as = { outcome: 'PARTLY_ACCEPTED', reasoning: 'It ought to be said.' };
    await story.done('disposeComment', {
      id,
      version,
      ...as,
      noChangeReason: 'The clause on crates says it already.',
    });

    await story.readComments();
    const open = story.comments.filter(({ disposition }) => disposition === null);
    const bulk = open.filter(({ text }) => !text.startsWith('People who live alone'));
    const items = bulk.map((one) => ({ id: one.id, version: one.version }));
    await story.payload('disposeComments', { items, outcome: 'NOTED', reasoning: 'We thank for it.' });
    expect([open.length, bulk.length]).toEqual([11, 10]);
  });

  it('9. The consultation concludes when the last comment is decided, and not before', async () => {
    story.on(story.subject.closesOn, 40);
    const step = async (to: string) => {
      const { version } = await story.consultation('version');
      return story.attempt('transitionConsultation', { id: story.subject.id, version, to });
    };
    expect((await step('UNDER_REVIEW')).userErrors).toEqual([]);
    const last = story.comment('People who live alone');
    const refused = await step('CONCLUDED');
    expect(refused).toMatchObject({ consultation: null, undecidedComments: [{ id: last.id }] });
    expect(refused.userErrors).toMatchObject([
      { code: 'UNDECIDED_COMMENTS', message: expect.stringContaining(last.id) },
    ]);
    await story.done('disposeComment', {
      ...{ id: last.id, version: last.version, outcome: 'DEFERRED', reasoning: 'It goes into the next round.' },
    });
    const { consultation: concluded, userErrors } = await step('CONCLUDED');
    expect([concluded.status, userErrors]).toEqual(['CONCLUDED', []]);
    await story.readComments();
  });
}
