import type { Json } from '../setup/product';
import { consultationText } from './consultation-text';
import { markedText, settled, wordsOf } from './marked-text';
import type { Story } from './story';
import { automaticallyNumbered, numberedByHand } from './word-files';

/** The consultation, the texts in force, and what is proposed to become of them. */
export function theProposal(story: Story): void {
  it('1. A consultation is published, and read as it stands; a second reading changes nothing', async () => {
    const text = consultationText();
    const { outcome, consultation: read } = await story.payload('importConsultation', { text });
    story.isAbout(read);
    story.on(story.subject.opensOn);
    const again = await story.payload('importConsultation', { text });
    expect([outcome, again.outcome]).toEqual(['IMPORTED', 'UNCHANGED']);
    expect(again.consultation).toMatchObject({ version: 1, status: 'OPEN', responsesMayBePublished: true });
    expect(again.consultation.openIssues.length).toBeGreaterThan(0);
    expect(again.consultation.milestones.length).toBeGreaterThanOrEqual(3);
  });

  it('2. The two texts in force are read from Word, one of them with the numbers that Word gives', async () => {
    const { days } = story;
    const policy = settled(markedText('policy'), 'before');
    const specification = settled(markedText('specification'), 'before');
    for (const [document, content, told] of [
      ['policy', await automaticallyNumbered(policy), policy],
      ['specification', await numberedByHand(specification), specification],
    ] as const) {
      story.on(days[document], -30);
      const input = { documentCode: story.subject[document], label: '1.0', format: 'DOCX', content };
      expect(await story.payload('importDocument', input)).toMatchObject({ outcome: 'IMPORTED', notices: [] });
      const id = story.baselineId(document, '1.0');
      const clauses = await story.clausesOf(id);
      const said = clauses.flatMap(({ heading, text }) => [heading, text]).filter((words) => words !== '');
      expect(said.join(' ')).toBe(
        wordsOf(told)
          .replace(/(^| )\d+(\.\d+)*(?= [A-Z])/g, '')
          .trim(),
      );
      for (const to of ['IN_CONSULTATION', 'BASELINED', 'SUBMITTED'] as const) await story.moved(id, to);
      await story.moved(id, 'DESIGNATED', { effectiveFrom: days[document] });
    }
    const numbers = (await story.clausesOf(story.baselineId('policy', '1.0'))).map(({ number }) => number);
    expect(numbers.join(' ')).toBe('1 2 2.1 2.1.1 2.1.2 2.1.3 2.2 2.2.1 2.3 2.3.1 3 3.1 3.2 3.3 3.4 4 5 5.1 5.2');
    story.on(story.subject.opensOn);
    const cited = `query ($id: ID!) { clause(id: $id) { changes { nodes { id } } versions { number text } } }`;
    const { clause } = await story.read(cited, null, { id: story.subject.cited.id });
    expect(clause.versions).toMatchObject([{ number: story.subject.cited.number, text: expect.stringMatching(/\S/) }]);
    expect(clause.changes.nodes).toContainEqual({ id: story.subject.changeId });
  });

  it('3. Tracked changes in Word become the proposals, clause by clause, each known again under its new number', async () => {
    story.on(story.subject.opensOn);
    const told = [];
    for (const [document, content] of [
      ['policy', await automaticallyNumbered(markedText('policy'))],
      ['specification', await numberedByHand(markedText('specification'))],
    ] as const) {
      const input = { documentCode: story.subject[document], label: '2.0', format: 'DOCX', content };
      const { differences } = await story.payload('importDocument', input);
      told.push(differences.map((one: Json) => `${one.kind} ${one.numberBefore ?? '-'} ${one.numberAfter ?? '-'}`));
      await story.moved(story.baselineId(document, '2.0'), 'IN_CONSULTATION', {
        consultationId: story.subject.id,
      });
    }
    expect(told).toEqual([
      [
        ...[
          'ADDED - 2.1.3',
          'MODIFIED 2.1.3 2.1.4',
          'MODIFIED 2.2.1 2.2.1',
          'MODIFIED 2.3.1 2.3.1',
          'MODIFIED 3.2 3.2',
        ],
        ...['MOVED 3.4 3.3', 'ADDED - 5.2', 'MODIFIED 5.2 5.3', 'REMOVED 3.3 -'],
      ],
      ['MODIFIED 2.1 2.1', 'ADDED - 2.2', 'MODIFIED 2.2 2.3', 'MOVED 2.3 2.4', 'MOVED 4 3', 'REMOVED 3 -'],
    ]);
    const { proposals } = await story.consultation('proposals { id }', null);
    expect(proposals).toEqual([
      { id: story.baselineId('policy', '2.0') },
      { id: story.baselineId('specification', '2.0') },
    ]);
  });
}
