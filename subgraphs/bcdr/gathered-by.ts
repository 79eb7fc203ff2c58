/** Things gathered by a key, each in the order in which they came. */
export function gatheredBy<T, K>(things: Iterable<T>, keyOf: (thing: T) => K): Map<K, T[]> {
  const gathered = new Map<K, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const alike = gathered.get(key);
    if (alike) alike.push(thing);
    else gathered.set(key, [thing]);
  }
  return gathered;
}
