import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json } from '../setup/product';
import type { Story } from './story';

const FROM_CHANGE = readFileSync(join(__dirname, '..', 'queries', 'trace.graphql'), 'utf8');
const FROM_DEVICE = `query ($device: ID!) { device(id: $device) { deviceId s1sp { name }
  traceLinks { nodes { type from { ... on Clause {
    id document { code } current { baseline { label } }
    changes { nodes { id consultation { reference status } } }
    comments(first: 50) { nodes { text answer { response { organisation { name } } } disposition {
      outcome reasoning resultingClauses { number text baseline { label status effectiveFrom } } } } } } } } } }
  trace(from: $device) { nodes { id distance } } }`;

const SCENARIO = 'recoveryScenario:S1SP-DC-ONE';

/** The links from what is in operation to the clause that is to change: drawn while the old text is in force. */
export function whatIsTouched(story: Story): void {
  it('4. What is in operation is linked with the clause that is to change', async () => {
    const { cited } = story.subject;
    const links = [
      { fromId: cited.id, toId: await aDevice(story), type: 'AFFECTS' },
      { fromId: SCENARIO, toId: cited.id, type: 'IMPLEMENTS' },
    ];
    for (const link of links) {
      expect(await story.done('createTraceLink', link)).toMatchObject({ status: 'CURRENT' });
    }
  });
}

async function aDevice(story: Story): Promise<string> {
  const { devices } = await story.read('{ devices(first: 1) { nodes { id } } }');
  return devices.nodes[0].id;
}

/** From a device to the decision, and from the proposed change to incidents, each in one question. */
export function theTrace(story: Story): void {
  it('17. One question leads from a device to the clause, to who said what of it, and to the text that came of it', async () => {
    const { cited, changeId, reference, policy } = story.subject;
    const { device, trace } = await story.read(FROM_DEVICE, 'GOVERNANCE', { device: await aDevice(story) });
    expect(device.traceLinks.nodes).toMatchObject([
      { type: 'AFFECTS', from: { id: cited.id, document: { code: policy } } },
    ]);
    const [{ from: clause }] = device.traceLinks.nodes;
    expect(clause.current).toEqual({ baseline: { label: '2.0' } });
    expect(clause.changes.nodes).toEqual([{ id: changeId, consultation: { reference, status: 'CONCLUDED' } }]);
    expect(clause.comments.nodes).toHaveLength(10);
    const accepted = clause.comments.nodes.find(({ disposition }: Json) => disposition.outcome === 'ACCEPTED');
    expect(accepted.answer.response.organisation.name).toMatch(/^Alder/);
    const results = accepted.disposition.resultingClauses;
    const inForce = { label: '2.0', status: 'DESIGNATED', effectiveFrom: story.days.newPolicy };
    expect(results.map(({ number, baseline }: Json) => ({ number, baseline }))).toEqual([
      { number: '2.1.3', baseline: inForce },
      { number: '2.1.4', baseline: inForce },
    ]);
    expect(trace.nodes.slice(1)).toEqual([
      { id: cited.id, distance: 1 },
      { id: SCENARIO, distance: 2 },
    ]);
  });

  it('18. And one leads from the change to recovery plans, disasters, devices and their incidents', async () => {
    const { change } = await story.read(FROM_CHANGE, 'ANALYST', { change: story.subject.changeId });
    const [clause] = change.clauses;
    const [{ from: scenario }] = clause.traceLinks.nodes;
    const devices = scenario.disasters.nodes.flatMap(({ affectedProviders }: Json) =>
      affectedProviders.flatMap((provider: Json) => provider.devices.nodes),
    );
    const incidents = devices.flatMap((one: Json) => one.incidents.nodes);
    expect([scenario.code, devices.length > 0, incidents.length > 0]).toEqual(['S1SP-DC-ONE', true, true]);
    // Two of the ten comments are confidential as a whole: they do not exist for an analyst.
    expect(change.comments.nodes).toHaveLength(8);
  });
}
