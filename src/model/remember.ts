/** A bounded memory for what is cheap enough to make again. */

/** A pure function that remembers its last results; forgets all of them once it holds `most`. */
export function remember<K, V>(make: (key: K) => V, most: number): (key: K) => V {
  const kept = new Map<K, V>();
  return (key) => {
    let value = kept.get(key);
    if (value === undefined) {
      if (kept.size >= most) kept.clear();
      value = make(key);
      kept.set(key, value);
    }
    return value;
  };
}
