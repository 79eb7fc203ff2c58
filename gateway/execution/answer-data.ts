/** The text of each answer's data that nobody has looked at. */
const texts = new WeakMap<object, string>();

/**
 * Data of an answer that is there as text. Whoever looks at it, or changes it, finds an object made from the text; mostly
 * nobody does, and the text goes out as it is.
 */
export function dataOfText(text: string): Record<string, unknown> | null {
  if (text === 'null') return null;
  const target: Record<string, unknown> = {};
  const looked = () => {
    if (!texts.delete(data)) return;
    Object.defineProperties(target, Object.getOwnPropertyDescriptors(JSON.parse(text)));
  };
  const handler: ProxyHandler<Record<string, unknown>> = {};
  for (const trap of [
    'get',
    'set',
    'has',
    'ownKeys',
    'getOwnPropertyDescriptor',
    'defineProperty',
    'deleteProperty',
  ] as const) {
    Object.assign(handler, {
      [trap]: (...given: unknown[]) => {
        looked();
        return Reflect.apply(Reflect[trap], undefined, given);
      },
    });
  }
  const data = new Proxy(target, handler);
  texts.set(data, text);
  return data;
}

/** The JSON text of a result; data that is there as text goes in as it is. */
export function textOfResult(result: { data?: unknown }): string {
  const { data } = result;
  const text = typeof data === 'object' && data !== null ? texts.get(data) : undefined;
  if (text === undefined) return `${JSON.stringify(result)}\n`;
  const { data: _written, ...others } = result;
  const rest = JSON.stringify(others);
  return rest === '{}' ? `{"data":${text}}\n` : `${rest.slice(0, -1)},"data":${text}}\n`;
}
