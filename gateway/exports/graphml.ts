import { escapeXml } from '../../platform/word/escape-xml';
import type { TraceItem } from './trace-items';

const NODE_KEYS = ['type', 'label', 'distance'] as const;
const EDGE_KEYS = ['type', 'status', 'rationale', 'owner', 'createdAt', 'createdBy'] as const;

function keys(of: 'node' | 'edge', names: readonly string[]): string {
  return names
    .map((name) => {
      const type = name === 'distance' ? 'int' : 'string';
      return `  <key id="${of}-${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`;
    })
    .join('');
}

function data(of: 'node' | 'edge', values: Record<string, unknown>, names: readonly string[]): string {
  return names
    .flatMap((name) => {
      const value = values[name];
      return value === null || value === undefined
        ? []
        : `<data key="${of}-${name}">${escapeXml(String(value))}</data>`;
    })
    .join('');
}

/** A trace as GraphML, whose ids are ours. @source GraphML 1.0, http://graphml.graphdrawing.org/specification.html */
export async function* renderGraphml(items: AsyncIterable<TraceItem>): AsyncGenerator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n';
  yield `${keys('node', NODE_KEYS)}${keys('edge', EDGE_KEYS)}  <graph id="traces" edgedefault="directed">\n`;
  for await (const item of items) {
    yield item.kind === 'node'
      ? `    <node id="${escapeXml(item.id)}">${data('node', { ...item }, NODE_KEYS)}</node>\n`
      : `    <edge id="${escapeXml(item.id)}" source="${escapeXml(item.fromId)}" target="${escapeXml(item.toId)}">${data('edge', { ...item }, EDGE_KEYS)}</edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}
