/** An object of a subgraph's answer, as JSON carries it. */
export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether every object has a value of this name, which is not its own: `constructor`, say. */
export function isInherited(name: string): boolean {
  return name in Object.prototype;
}

/** An object's own value of a name that may be inherited. */
export function own(source: JsonObject, name: string): unknown {
  return Object.hasOwn(source, name) ? source[name] : undefined;
}

/** Gives an object a value of its own, whatever the name. */
export function put(target: JsonObject, name: string, value: unknown): void {
  if (isInherited(name)) {
    Object.defineProperty(target, name, { value, configurable: true, enumerable: true, writable: true });
  } else {
    target[name] = value;
  }
}

/** A value of JSON that shares nothing with another. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  const copy: JsonObject = {};
  for (const name of Object.keys(value)) put(copy, name, copyOf(value[name]));
  return copy;
}
