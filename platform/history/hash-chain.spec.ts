import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { CHAIN_START, chainedHash, firstBroken } from './hash-chain';

const field = fc.string({ maxLength: 20 });
const content = fc.record({
  at: fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
  actor: field,
  action: field,
  changes: field,
  reason: fc.option(field),
});
const chain = fc.array(content, { minLength: 1, maxLength: 8 }).map((contents) => {
  let previous = CHAIN_START;
  return contents.map((entry, index) => {
    const whole = { thingId: 'device:00DB1234567890A0', sequence: index + 1, ...entry };
    previous = chainedHash(previous, whole);
    return { ...whole, hash: previous };
  });
});

describe('a hash chain', () => {
  it('is over each entry as one JSON array, with the hash of the one before it first', () => {
    fc.assert(
      fc.property(content, fc.nat(), (entry, sequence) => {
        const { at, actor, action, changes, reason } = entry;
        const json = JSON.stringify([CHAIN_START, 'a:1', sequence, at.toISOString(), actor, action, changes, reason]);
        const whole = { thingId: 'a:1', sequence, ...entry };
        expect(chainedHash(CHAIN_START, whole)).toBe(createHash('sha256').update(json).digest('hex'));
        expect(chainedHash(CHAIN_START, whole, JSON.stringify(changes))).toBe(chainedHash(CHAIN_START, whole));
      }),
    );
  });

  it('is whole when nothing was touched', () => {
    fc.assert(fc.property(chain, (entries) => expect(firstBroken(entries)).toBeUndefined()));
  });

  it('shows any edit of any field of any entry', () => {
    const edit = fc.constantFrom('actor', 'action', 'changes', 'reason', 'thingId');
    fc.assert(
      fc.property(chain, fc.nat(), edit, (entries, at, name) => {
        const index = at % entries.length;
        const edited = entries.map((entry, place) =>
          place === index ? { ...entry, [name]: `${entry[name]}x` } : entry,
        );
        expect(firstBroken(edited)?.sequence).toBe(index + 1);
      }),
    );
  });

  it('shows an entry that was taken out of the middle or put in twice', () => {
    fc.assert(
      fc.property(chain, fc.nat(), (entries, at) => {
        const index = at % entries.length;
        const entry = entries[index];
        if (index < entries.length - 1) expect(firstBroken(entries.toSpliced(index, 1))).toBeDefined();
        if (entry) expect(firstBroken(entries.toSpliced(index, 0, entry))).toBeDefined();
      }),
    );
  });
});
