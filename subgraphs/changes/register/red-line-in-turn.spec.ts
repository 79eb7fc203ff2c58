import { redLine } from './red-line';
import { redLineInTurn } from './red-line-in-turn';

const words = (count: number, mark: string) => Array.from({ length: count }, (_, at) => `${mark}${at}`).join(' ');

describe('red-lines of long texts', () => {
  it('let other work go on between them', async () => {
    let turns = 0;
    const counting = setInterval(() => {
      turns += 1;
    }, 0);
    const lines = Array.from({ length: 8 }, () => redLineInTurn(words(20_000, 'a'), words(20_000, 'b')));
    await Promise.all(lines);
    clearInterval(counting);
    expect(turns).toBeGreaterThanOrEqual(lines.length - 1);
  });

  it('say what they say without a turn', async () => {
    const [before, after] = [words(2_000, 'a'), `${words(2_000, 'a')} more`];
    expect(await redLineInTurn(before, after)).toEqual(redLine(before, after));
  });
});
