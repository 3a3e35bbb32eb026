/** A stream of numbers in [0, 1) that is the same for the same seed (mulberry32): every run measures the same county. */
export interface Random {
  next(): number;
  /** A whole number from 0 to below `limit`. */
  below(limit: number): number;
  chance(share: number): boolean;
  /** One of the list, each as likely. */
  pick<T>(list: readonly [T, ...T[]]): T;
}

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const below = (limit: number) => Math.floor(next() * limit);
  return { next, below, chance: (share) => next() < share, pick: (list) => list[below(list.length)] ?? list[0] };
}

/** Draws entries as often as their weights say. */
export function weighted<T>(entries: readonly (readonly [T, number])[]): (random: Random) => T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const [first] = entries;
  if (first === undefined) throw new RangeError('没有可抽取的项');
  return (random) => {
    let left = random.next() * total;
    for (const [entry, weight] of entries) {
      left -= weight;
      if (left < 0) return entry;
    }
    return first[0];
  };
}
