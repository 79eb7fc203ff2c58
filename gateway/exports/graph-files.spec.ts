import { text } from 'node:stream/consumers';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { renderDot } from './dot';
import { asStream } from './export-format';
import { renderGraphml } from './graphml';
import type { TraceItem } from './trace-items';

async function* itemsOf(label: string, rationale: string): AsyncGenerator<TraceItem> {
  const node = { kind: 'node', type: 'Clause', label, distance: 0 } as const;
  yield { ...node, id: 'clause:A-1' };
  yield { ...node, id: 'clause:A-2' };
  yield {
    ...{ kind: 'edge', id: 'traceLink:X', type: 'GOVERNS', fromId: 'clause:A-1', toId: 'clause:A-2', rationale },
    ...{ status: 'SUSPECT', owner: 'one', createdAt: '2018-06-01T00:00:00.000Z', createdBy: 'one' },
  };
}

/** What a reader of GraphML finds: the text of each piece of data, by its key. */
function dataIn(graphml: string): Map<string, string> {
  const found = new Map<string, string>();
  let key = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    key = name === 'data' ? String(attributes.key) : '';
  });
  parser.on('closetag', () => {
    key = '';
  });
  parser.on('text', (said) => {
    if (key !== '') found.set(key, said);
  });
  parser.write(graphml).close();
  return found;
}

const words = fc
  .array(fc.constantFrom('a', '"', '\\', '\n', '<b>', '&amp;', ']]>', '}', ' -> ', '😀', '\\N', '//'), {
    minLength: 1,
    maxLength: 8,
  })
  .map((some) => `x${some.join('')}x`);

describe('whatever a thing is called', () => {
  it('comes back from GraphML', () =>
    fc.assert(
      fc.asyncProperty(words, words, async (label, rationale) => {
        const found = dataIn(await text(asStream(renderGraphml(itemsOf(label, rationale)))));
        expect([found.get('node-label'), found.get('edge-rationale')]).toEqual([label, rationale]);
      }),
    ));

  it('is one string in DOT, and nothing of its own', () =>
    fc.assert(
      fc.asyncProperty(words, async (label) => {
        const dot = await text(asStream(renderDot(itemsOf(label, 'why'))));
        const lines = dot.trim().split('\n');
        expect(lines).toHaveLength(7);
        const bare = dot.replace(/"(?:[^"\\]|\\.)*"/g, '""');
        expect(bare.match(/->/g)).toHaveLength(1);
        const [, shown = ''] = /label="((?:[^"\\]|\\.)*)"/.exec(dot) ?? [];
        expect(shown.replace(/\\(.)/g, '$1')).toBe(`Clause: ${label}`.replaceAll('\n', ' '));
      }),
    ));
});
