import { formatNumber } from './number-format';
import { LEVELS, type Lists, type NumberedList } from './numbering';

/** Where a paragraph stands in the lists of the document. */
export interface ListPlace {
  numId: string;
  level: number;
}

export interface ShownNumber {
  kind: 'bullet' | 'number';
  /** Null for bullets and for numbers that show nothing. */
  text: string | null;
}

/** Counts the numbers of one reading of the document, paragraph after paragraph, as Word does. */
export class NumberCounter {
  private readonly counts = new Map<string, (number | undefined)[]>();
  private readonly started = new Set<string>();

  constructor(private readonly lists: Lists) {}

  /** The number of the next paragraph in the document; null when its list is not known. */
  next({ numId, level }: ListPlace): ShownNumber | null {
    const list = this.lists.get(numId);
    const definition = list?.levels.get(level);
    if (list === undefined || definition === undefined) return null;
    const counts = this.counts.get(list.abstract) ?? new Array<number | undefined>(LEVELS).fill(undefined);
    this.counts.set(list.abstract, counts);
    counts[level] = this.startingAgain(list, numId, level) ?? following(counts[level], definition.start);
    for (let deeper = level + 1; deeper < LEVELS; deeper += 1) {
      const after = list.levels.get(deeper)?.restartAfter;
      if (after === undefined || (after > 0 && level < after)) counts[deeper] = undefined;
    }
    if (definition.format === 'bullet') return { kind: 'bullet', text: null };
    return { kind: 'number', text: shown(list, level, counts) };
  }

  /** A list that starts again does so where it is first used at that level, or at one above it. */
  private startingAgain(list: NumberedList, numId: string, level: number): number | undefined {
    const start = list.startsAgain.get(level);
    const key = `${numId} ${level}`;
    if (start === undefined || this.started.has(key)) return undefined;
    this.started.add(key);
    return start;
  }
}

function following(count: number | undefined, start: number): number {
  return count === undefined ? start : count + 1;
}

function shown(list: NumberedList, level: number, counts: readonly (number | undefined)[]): string | null {
  const definition = list.levels.get(level);
  const text = definition?.text.replace(/%([1-9])/g, (_, digit: string) => {
    const index = Number(digit) - 1;
    const part = list.levels.get(index);
    // A level that was passed over is shown by what it would start with.
    const value = counts[index] ?? list.startsAgain.get(index) ?? part?.start ?? 1;
    return formatNumber(value, definition.legal ? 'decimal' : (part?.format ?? 'decimal'));
  });
  return withoutEnding(text ?? '');
}

/** Without the full stop, tab or space that stands between a number and its text. */
export function withoutEnding(text: string): string | null {
  const bare = text.trim().replace(/[.\s]+$/, '');
  return bare === '' ? null : bare;
}
