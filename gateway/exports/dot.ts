import { plainText } from './plain-text';
import type { TraceItem } from './trace-items';

/** A string of DOT: only quotation marks and backslashes mean anything in it, and a backslash would begin an escape. */
function quoted(text: string): string {
  const said = plainText(text)
    .replace(/[\\"]/g, (mark) => `\\${mark}`)
    .replace(/[\n\t]/g, ' ');
  return `"${said}"`;
}

/** A trace for Graphviz. @source https://graphviz.org/doc/info/lang.html */
export async function* renderDot(items: AsyncIterable<TraceItem>): AsyncGenerator<string> {
  yield 'digraph traces {\n  rankdir=LR;\n  node [shape=box];\n';
  for await (const item of items) {
    yield item.kind === 'node'
      ? `  ${quoted(item.id)} [label=${quoted(`${item.type}: ${item.label}`)}, kind=${quoted(item.type)}];\n`
      : `  ${quoted(item.fromId)} -> ${quoted(item.toId)} [label=${quoted(item.type)}, id=${quoted(item.id)}${item.status === 'SUSPECT' ? ', style=dashed' : ''}];\n`;
  }
  yield '}\n';
}
