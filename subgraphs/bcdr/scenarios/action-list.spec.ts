import fc from 'fast-check';
import { actionListChange, type ListedAction } from './action-list';

const texts = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 });
const listed = (some: readonly string[]): ListedAction[] =>
  some.map((text, index) => ({ id: `action:${text}`, order: index + 1, text }));

function applied(before: readonly ListedAction[], after: readonly string[]): ListedAction[] {
  const { moved, added, retired } = actionListChange(before, after);
  return [
    ...before
      .filter(({ id }) => !retired.includes(id))
      .map((action) => ({ ...action, ...moved.find(({ id }) => id === action.id) })),
    ...added.map((action) => ({ id: `new:${action.text}`, ...action })),
  ].sort((a, b) => a.order - b.order);
}

describe('changing a list of actions', () => {
  it('gives the list that is asked for, in its order', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const list = applied(listed(before), after);
        expect(list.map(({ text }) => text)).toEqual(after);
        expect(list.map(({ order }) => order)).toEqual(after.map((_, index) => index + 1));
      }),
    );
  });

  it('never makes an action say something else, and keeps one that reads the same', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => {
        const kept = applied(listed(before), after).filter(({ id }) => id.startsWith('action:'));
        expect(kept.every(({ id, text }) => id === `action:${text}`)).toBe(true);
        expect(kept.map(({ text }) => text)).toEqual(after.filter((text) => before.includes(text)));
      }),
    );
  });

  it('does nothing when nothing changed', () => {
    fc.assert(
      fc.property(texts, (some) => {
        expect(actionListChange(listed(some), some)).toEqual({ moved: [], added: [], retired: [] });
      }),
    );
  });
});
