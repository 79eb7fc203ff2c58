import fc from 'fast-check';
import { html, paragraphs } from './markup';

describe('markup', () => {
  it('lets no text become a tag, an attribute or an entity', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { html: written } = html`<p title="${text}">${[text]}</p>`;
        const inner = written.slice('<p title="'.length, -'</p>'.length);
        expect(inner.replace('">', '')).not.toMatch(/[<>"']|&(?!(amp|lt|gt|quot|#39);)/);
      }),
    );
  });

  it('is put into markup as it is', () => {
    expect(html`<ul>${[1, 2].map((item) => html`<li>${item}</li>`)}</ul>`.html).toBe('<ul><li>1</li><li>2</li></ul>');
    expect(html`<p>${null}</p>`.html).toBe('<p></p>');
  });

  it('parts a text into paragraphs where lines are empty, and keeps its line breaks', () => {
    expect(paragraphs('one\ntwo\n\n\n<three>').html).toBe('<p>one<br>two</p><p>&lt;three&gt;</p>');
  });
});
