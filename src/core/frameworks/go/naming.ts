/**
 * How Go's `testing` package names sub-benchmarks. Written from the behaviour of `testing/match.go` of Go 1.26,
 * checked against the live tool in `test/live/go.test.ts`.
 */

const spaces = /[\t\n\v\f\r \u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]/u;
/** `strconv.IsPrint`; blanks were replaced before. */
const printable = /[\p{L}\p{M}\p{N}\p{P}\p{S}]/u;
const shortEscapes: Readonly<Record<string, string>> = { '\u0007': String.raw`\a`, '\b': String.raw`\b` };

/** The element a `b.Run` name becomes: blanks to `_`, what cannot be printed escaped as Go writes it. */
export function rewriteName(name: string): string {
  // The common case, for speed: nothing to rewrite.
  if (/^[!-~]*$/.test(name)) return name;
  return Array.from(name, (character) => {
    if (spaces.test(character)) return '_';
    return printable.test(character) ? character : escapeCharacter(character);
  }).join('');
}

function escapeCharacter(character: string): string {
  const short = shortEscapes[character];
  if (short !== undefined) return short;
  const code = character.codePointAt(0) ?? 0;
  // A lone surrogate is not a rune: Go reads the replacement character.
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd';
  const hex = code.toString(16);
  if (code < 0x20 || code === 0x7f) return String.raw`\x` + hex.padStart(2, '0');
  return code < 0x1_0000 ? String.raw`\u` + hex.padStart(4, '0') : String.raw`\U` + hex.padStart(8, '0');
}

/**
 * Gives full names in the order of the `b.Run` calls: a repeated name gets `#01`, `#02`…, an empty one `#00`,
 * and a name that a counter has already produced moves on to the next free one.
 */
export function createNameGiver(): (parent: string, name: string) => string {
  const uses = new Map<string, number>();
  const usesOf = (name: string): number => uses.get(name) ?? 0;
  return (parent, name) => {
    const element = rewriteName(name);
    const base = `${parent}/${element}`;
    for (;;) {
      const count = usesOf(base);
      uses.set(base, count + 1);
      if (count === 0 && element !== '') {
        if (isTakenCounter(base, usesOf)) continue;
        return base;
      }
      const counted = `${base}#${String(count).padStart(2, '0')}`;
      if (usesOf(counted) === 0) return counted;
    }
  };
}

/** True for a name written as `x#01` in the source when the counter of `x` has already reached it. */
function isTakenCounter(name: string, usesOf: (name: string) => number): boolean {
  const match = /^([\s\S]*)#(\d{2}|[1-9]\d{2,8})$/.exec(name);
  const [, prefix, digits] = match ?? [];
  if (prefix === undefined || digits === undefined) return false;
  if (digits === '00' && !prefix.endsWith('/')) return false;
  return Number(digits) < usesOf(prefix);
}
