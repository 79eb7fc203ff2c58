import type { JsonObject } from './json';

/** Where data that nobody has looked at keeps its text. */
const TEXT = Symbol('text');

type Target = JsonObject & { [TEXT]?: string };

/** Whoever looks at data, or changes it, finds what the text says. */
function look(target: Target): Target {
  const text = target[TEXT];
  if (text === undefined) return target;
  delete target[TEXT];
  return Object.defineProperties(target, Object.getOwnPropertyDescriptors(JSON.parse(text).data));
}

const LOOKED_AT: ProxyHandler<Target> = {
  get: (target, name) => (name === TEXT ? target[TEXT] : Reflect.get(look(target), name)),
  set: (target, name, value) => Reflect.set(look(target), name, value),
  has: (target, name) => Reflect.has(look(target), name),
  ownKeys: (target) => Reflect.ownKeys(look(target)),
  getOwnPropertyDescriptor: (target, name) => Reflect.getOwnPropertyDescriptor(look(target), name),
  defineProperty: (target, name, property) => Reflect.defineProperty(look(target), name, property),
  deleteProperty: (target, name) => Reflect.deleteProperty(look(target), name),
  preventExtensions: (target) => Reflect.preventExtensions(look(target)),
};

/**
 * Data of an answer that is there as the text of a whole answer without errors. Whoever looks at it, or changes it, finds
 * an object made from the text; mostly nobody does, and the text goes out as it is. The text goes with the data: kept
 * beside it, in a weak map, it would live until the whole heap is swept.
 */
export function dataOfText(text: string): JsonObject | null {
  return text === NO_DATA ? null : new Proxy<Target>({ [TEXT]: text }, LOOKED_AT);
}

const NO_DATA = '{"data":null}';

/** The JSON text of a result; data that is there as text goes in as it is. */
export function textOfResult(result: { data?: unknown }): string {
  const { data } = result;
  const text = typeof data === 'object' && data !== null ? (data as Target)[TEXT] : undefined;
  if (text === undefined) return `${JSON.stringify(result)}\n`;
  const { data: _written, ...others } = result;
  const rest = JSON.stringify(others);
  return rest === '{}' ? `${text}\n` : `${rest.slice(0, -1)},${text.slice(1)}\n`;
}
