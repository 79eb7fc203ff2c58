/** A document in Markdown that has many clauses, in chapters of twenty. */
export function longDocument(clauses: number, says = 'It is done within'): string {
  const numbered = Array.from({ length: clauses }, (_, index) => {
    const [chapter, place] = [Math.floor(index / 20) + 1, index % 20];
    const [mark, number] = place === 0 ? ['##', String(chapter)] : ['###', `${chapter}.${place}`];
    return `${mark} ${number} Duty ${index + 1}\n\n${says} ${index + 1} days.\n`;
  });
  return ['# A long document\n', ...numbered].join('\n');
}
