/** Numbers in [0, 1) that are the same in every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    // The generator of Park and Miller.
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

const inserts = [
  '\n',
  '\r\n',
  '\t',
  ' ',
  '"',
  '`',
  '{',
  '}',
  '(',
  '#',
  '/',
  '-',
  '\0',
  '\uFEFF',
  '\uD800',
  '😀',
  'é',
  '%',
  '$',
  '\\',
];

/** A text with one to five stretches removed, repeated, exchanged or replaced by characters that parsers trip over. */
export function mutate(text: string, random: () => number): string {
  let result = text;
  const at = (): number => Math.floor(random() * (result.length + 1));
  const pick = (): string => inserts[Math.floor(random() * inserts.length)] ?? '';
  for (let count = 1 + Math.floor(random() * 5); count > 0; count -= 1) {
    const [from = 0, to = 0] = [at(), at()].sort((a, b) => a - b);
    const stretch = result.slice(from, Math.min(to, from + 80));
    const rest = result.slice(from + stretch.length);
    const head = result.slice(0, from);
    const kind = Math.floor(random() * 6);
    if (kind === 0) result = head + rest;
    else if (kind === 1) result = head + stretch + stretch + rest;
    else if (kind === 2) result = head + stretch.split('').reverse().join('') + rest;
    else if (kind === 3) result = head + pick() + stretch + rest;
    else if (kind === 4)
      result = head + stretch.replaceAll(/\d/g, () => '-.eIN9'.charAt(Math.floor(random() * 6))) + rest;
    else result = result.slice(0, from);
  }
  return result;
}
