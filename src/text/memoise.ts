import { LRUCache } from 'lru-cache';

/** Caches the results of a pure function for the `max` most recently used keys. */
export function memoise<Value>(compute: (key: string) => Value, max = 20_000): (key: string) => Value {
  const cache = new LRUCache<string, { readonly value: Value }>({ max });
  return (key) => {
    const cached = cache.get(key);
    if (cached) return cached.value;
    const value = compute(key);
    cache.set(key, { value });
    return value;
  };
}
