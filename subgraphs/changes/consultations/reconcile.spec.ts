import { type Kept, reconcile } from './reconcile';

interface Thing extends Kept {
  area: string;
  text: string;
}

const now = new Date('2018-05-10T09:00:00Z');

function revise(held: readonly Thing[], stated: readonly { area: string; text: string }[]) {
  return reconcile<Thing>({
    held,
    stated,
    signs: [({ area, text }) => `${area} ${text}`, ({ area }) => area],
    make: (facts, place) => ({ ...facts, ...place }),
    newId: (_facts, number) => `thing:${number}`,
    now,
  });
}

const first = revise(
  [],
  [
    { area: 'A', text: 'one' },
    { area: 'B', text: 'two' },
    { area: 'C', text: 'three' },
  ],
);

describe('a revised text', () => {
  it('changes nothing when it states the same', () => {
    const again = revise(
      first.all,
      first.all.map(({ area, text }) => ({ area, text })),
    );
    expect(again.added).toEqual([]);
    expect(again.changed).toEqual([]);
  });

  it('keeps the ids of what it rewords, moves or puts something before', () => {
    const { all, added } = revise(first.all, [
      { area: 'New', text: 'zero' },
      { area: 'C', text: 'three' },
      { area: 'A', text: 'one, reworded' },
      { area: 'B', text: 'two' },
    ]);
    expect(all.map(({ id, area }) => [id, area])).toEqual([
      ['thing:4', 'New'],
      ['thing:3', 'C'],
      ['thing:1', 'A'],
      ['thing:2', 'B'],
    ]);
    expect(added.map(({ id }) => id)).toEqual(['thing:4']);
  });

  it('takes as many new as are left of the old to be the old ones reworded', () => {
    const { all } = revise(first.all, [
      { area: 'A', text: 'one' },
      { area: 'Renamed', text: 'two' },
      { area: 'C', text: 'three' },
    ]);
    expect(all.find(({ area }) => area === 'Renamed')?.id).toBe('thing:2');
  });

  it('retires what it leaves out, and takes it back when a later text has it again', () => {
    const without = revise(first.all, [
      { area: 'A', text: 'one' },
      { area: 'C', text: 'three' },
    ]);
    expect(without.all.at(-1)).toMatchObject({ id: 'thing:2', retiredAt: now });
    const back = revise(
      without.all,
      first.all.map(({ area, text }) => ({ area, text })),
    );
    expect(back.added).toEqual([]);
    expect(back.all.map(({ id, retiredAt }) => [id, retiredAt])).toEqual([
      ['thing:1', null],
      ['thing:2', null],
      ['thing:3', null],
    ]);
  });
});
