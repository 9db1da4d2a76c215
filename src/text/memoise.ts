/** Remembers what was computed, up to `limit` keys; then it forgets all and begins anew. */
export function memoise<Value>(compute: (key: string) => Value, limit = 20_000): (key: string) => Value {
  const seen = new Map<string, Value>();
  return (key) => {
    const had = seen.get(key);
    if (had !== undefined) return had;
    const value = compute(key);
    if (seen.size >= limit) seen.clear();
    seen.set(key, value);
    return value;
  };
}
