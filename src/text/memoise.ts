import { LRUCache } from 'lru-cache';

/** Longer keys are not cached, so that hostile text cannot fill the memory. */
const MAX_KEY_CHARS = 10_000;

/** Caches the results of a pure function for the `max` most recently used keys of at most 10,000 characters. */
export function memoise<Value>(compute: (key: string) => Value, max = 20_000): (key: string) => Value {
  const cache = new LRUCache<string, { readonly value: Value }>({ max });
  return (key) => {
    if (key.length > MAX_KEY_CHARS) return compute(key);
    const cached = cache.get(key);
    if (cached) return cached.value;
    const value = compute(key);
    cache.set(key, { value });
    return value;
  };
}
