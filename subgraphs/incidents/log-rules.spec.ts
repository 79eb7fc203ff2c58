import 'reflect-metadata';
import { Problems } from '../../platform/input/problems';
import type { LogIncidentInput } from './log-incident.input';
import { readDraft } from './log-rules';
import { IncidentCategory } from './vocabulary';

const INPUT: LogIncidentInput = {
  summary: 'A meter does not answer',
  category: IncidentCategory.CATEGORY_4,
  raisedById: 'organisation:SUP',
};

function read(change: Partial<LogIncidentInput>, organisationId: string | null = null) {
  const problems = new Problems();
  const { draft, references } = readDraft(problems, { ...INPUT, ...change }, { organisationId });
  return { draft, references, problems: problems.list.map(({ field, code }) => `${field.join('.')} ${code}`) };
}

describe('What is logged', () => {
  it('is taken as described, with nothing where nothing is said', () => {
    const { draft, problems } = read({});
    expect(problems).toEqual([]);
    expect(draft).toMatchObject({
      ...INPUT,
      description: null,
      faultArea: null,
      deviceIds: [],
      interestedPartyIds: [],
    });
  });

  it('names the things that other subgraphs must know of', () => {
    const { references } = read({
      deviceIds: ['device:00DB1234567890A0'],
      serviceProviderId: 'serviceProvider:S1SP-A',
    });
    expect(references.map(({ id, readBy }) => `${readBy} ${id}`)).toEqual([
      'organisation organisation:SUP',
      'serviceProvider serviceProvider:S1SP-A',
      'device device:00DB1234567890A0',
    ]);
  });

  it('is refused with everything that is wrong at once', () => {
    const change = { summary: ' ', raisedById: 'device:1', deviceIds: ['organisation:DCC', 'device:2', 'device:2'] };
    expect(read(change).problems).toEqual([
      'summary EMPTY',
      'raisedById NOT_FOUND',
      'deviceIds.2 DUPLICATE',
      'deviceIds.0 NOT_FOUND',
    ]);
  });

  it('names two hundred devices at most', () => {
    const deviceIds = Array.from({ length: 201 }, (_, index) => `device:${index}`);
    expect(read({ deviceIds }).problems).toEqual(['deviceIds TOO_MANY']);
    expect(read({ deviceIds: deviceIds.slice(1) }).problems).toEqual([]);
  });

  it("is raised in the caller's own name, but by DCC's desk in anybody's", () => {
    expect(read({}, 'organisation:SUP').problems).toEqual([]);
    expect(read({}, 'organisation:DCC').problems).toEqual([]);
    expect(read({}, 'organisation:OTHER').problems).toEqual(['raisedById NOT_YOUR_ORGANISATION']);
  });
});
