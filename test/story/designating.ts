import type { Json } from '../setup/product';
import { AUTHORITIES, dayAfter, type Story } from './story';
import { organisation } from './telling';

/** From the conclusions to the text in force, and what can be asked of it. */
export function theTextInForce(story: Story): void {
  it('10. What was open is settled, and what was planned is reached, on the way', async () => {
    const { openIssues, milestones } = await story.consultation(
      'openIssues { id version } milestones { id version name }',
    );
    const [{ id, version }] = openIssues;
    const settled = { id, version, text: 'The talks have ended.', state: 'RESOLVED' };
    expect(await story.done('updateOpenIssue', settled)).toMatchObject({ state: 'RESOLVED' });
    const raised = { consultationId: story.subject.id, summary: 'Who prints the labels', dependsOn: 'A tender' };
    await story.done('raiseOpenIssue', raised);
    const { closesOn } = story.subject;
    const plan = { consultationId: story.subject.id, name: 'Train the depots', dueOn: dayAfter(closesOn, 50) };
    const planned = await story.done('planMilestone', plan);
    const dueOn = dayAfter(closesOn, 130);
    const later = { id: planned.id, version: planned.version, dueOn, note: 'Snow.' };
    expect(await story.done('rescheduleMilestone', later)).toMatchObject({ state: 'PLANNED', dueOn });

    const set = [];
    for (const [to, after, milestone] of [
      ['BASELINED', 60, /baselin/i],
      ['SUBMITTED', 80, /submi/i],
      ['DESIGNATED', 110, /designat/i],
    ] as const) {
      const today = story.on(closesOn, after);
      for (const [document, from] of [
        ['policy', 'newPolicy'],
        ['specification', 'newSpecification'],
      ] as const) {
        const effectiveFrom = to === 'DESIGNATED' ? story.days[from] : today;
        const baseline = await story.moved(story.baselineId(document, '2.0'), to, { effectiveFrom });
        expect(baseline.transitions.at(-1)).toMatchObject({
          to,
          authority: AUTHORITIES[to],
          effectiveOn: effectiveFrom,
        });
        if (to === 'BASELINED') set.push(baseline.id);
      }
      for (const { id: reached, name } of milestones.filter(({ name }: Json) => milestone.test(name))) {
        const done = await story.done('completeMilestone', { id: reached, doneOn: today });
        expect(done).toMatchObject({ name, state: 'DONE', doneOn: today });
      }
      if (to !== 'BASELINED') continue;
      const name = `What came of ${story.subject.reference}`;
      const group = await story.done('createDesignBaseline', { name, baselineIds: set });
      expect(group).toMatchObject({ name, baselines: set.map((one) => ({ id: one })) });
    }
    const { milestones: at } = await story.consultation('milestones { name state }', null);
    expect(at.filter(({ state }: Json) => state === 'DONE').length).toBeGreaterThanOrEqual(3);
  });

  it('11. The text is told as it stood on any day, and a clause is one clause under whichever number', async () => {
    const told: Json = {};
    const hub = (await story.clausesOf(story.baselineId('policy', '2.0'))).find(({ number }) => number === '2.1.4')
      ?.clause.id;
    const query = `query ($policy: String!, $specification: String!, $hub: ID!, $day: Date!) {
      policy: document(code: $policy) { baseline(asOf: $day) { label } clause(number: "2.1.3", asOf: $day) { id } }
      specification: document(code: $specification) { baseline(asOf: $day) { label } }
      hub: clause(id: $hub) { version(asOf: $day) { number text } } }`;
    story.on(story.days.newSpecification, 5);
    const { policy, specification, newPolicy, newSpecification } = story.days;
    const eve = dayAfter(newPolicy, -1);
    for (const day of [dayAfter(policy, -1), policy, specification, eve, newPolicy, dayAfter(newSpecification, 5)]) {
      const variables = { policy: story.subject.policy, specification: story.subject.specification, hub, day };
      const answer = await story.read(query, null, variables);
      told[day] = [
        answer.policy.baseline?.label ?? null,
        answer.specification.baseline?.label ?? null,
        answer.hub.version?.number ?? null,
        answer.policy.clause?.id === hub,
      ];
    }
    expect(Object.values(told)).toEqual([
      [null, null, null, false],
      ['1.0', null, '2.1.3', true],
      ['1.0', '1.0', '2.1.3', true],
      ['1.0', '1.0', '2.1.3', true],
      ['2.0', '1.0', '2.1.4', false],
      ['2.0', '2.0', '2.1.4', false],
    ]);
    const { baseline } = await story.read(
      `{ baseline(id: "${story.baselineId('policy', '1.0')}") { status effectiveTo } }`,
      null,
    );
    expect(baseline).toEqual({ status: 'SUPERSEDED', effectiveTo: newPolicy });
  });

  it('12. A confidential response is asked for in law, and withheld once the respondent was heard', async () => {
    const requestedAt = story.product.clock.now().toISOString();
    const { id: responseId } = story.responses.get('SUP-CEDAR');
    const request = { responseId, regime: 'FOI_2000', requestedAt, byOrganisationId: organisation('CB-CONSUMER') };
    const { id, version } = await story.done('recordDisclosure', { ...request, explanationConsidered: false });
    const decision = { id, version, outcome: 'Withheld.', explanationConsidered: false };
    const refused = await story.attempt('decideDisclosure', decision);
    expect(refused.userErrors).toMatchObject([{ code: 'EXPLANATION_NOT_CONSIDERED' }]);
    const decided = await story.done('decideDisclosure', { ...decision, explanationConsidered: true });
    expect(decided).toMatchObject({ outcome: 'Withheld.', by: { id: organisation('CB-CONSUMER') } });
  });
}
