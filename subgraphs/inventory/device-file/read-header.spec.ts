import { readHeader } from './read-header';

const DEVICE = ['deviceId', 'type', 'standard'];

describe('a header row of thousands of names that are not known', () => {
  const strange = Array.from({ length: 8_000 }, (_, index) => `a${index}`);

  function told(names: readonly string[]): string {
    try {
      readHeader(names);
    } catch (error) {
      return String(error);
    }
    throw new Error('It was read.');
  }

  it('is told by the first of them, each once, and in a message that can be read', () => {
    const message = told([...DEVICE, 'type', ...strange, ...strange]);
    expect(message).toContain('the columns "a0"');
    expect(message.match(/"a0"/g)).toHaveLength(1);
    expect(message).toContain('the column type is named twice');
    expect(message).not.toContain('a7999');
    expect(message.length).toBeLessThan(2_000);
  });
});
