import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProduct, type TestProduct } from './setup/product';

const README = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');

function block(name: string): string {
  const [, text] = new RegExp(`<!-- ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(README) ?? [];
  if (text === undefined) throw new Error(`The README has no block ${name}.`);
  return text;
}

describe('the README', () => {
  let product: TestProduct;
  beforeAll(async () => {
    product = await startProduct();
  });
  afterAll(() => product.close());

  it('shows the answer that its question really gets', async () => {
    const { text } = await product.ask('ANALYST', block('question'));
    expect(JSON.parse(text)).toEqual(JSON.parse(block('answer')));
  });
});
