/** One `-bench` pattern and which of the wanted names it selects. */
export interface BenchSelection {
  readonly pattern: string;
  readonly names: readonly string[];
}

/** Some sub-benchmarks of one parent (no parent: top-level functions), by their elements' text. */
interface SiblingGroup {
  readonly parent: readonly string[];
  readonly names: string[];
}

/** Windows takes 32 767 characters for a whole command line. */
const longestPattern = 16_000;

/**
 * `-bench` patterns that select exactly the named benchmarks and what lies below them, as few as exactness allows.
 * Go splits a pattern into alternatives at `|` outside of brackets (`alternatives`: since 1.20), each of them at `/` into one
 * regular expression per element of the name; elements behind the last expression are free.
 */
export function selectExactly(names: readonly string[], alternatives: boolean): readonly BenchSelection[] {
  const groups = groupSiblings(withoutCovered(names));
  const joined = alternatives ? join(groups) : groups.map((group) => [group]);
  return joined.map((part) => {
    const selected = new Set(part.flatMap(({ names: siblings }) => siblings));
    return {
      pattern: part.map(groupPattern).join('|'),
      names: names.filter((name) => selected.has(name) || ancestors(name).some((ancestor) => selected.has(ancestor))),
    };
  });
}

/** Leaves out names below another wanted name: its pattern selects them as well. */
function withoutCovered(names: readonly string[]): readonly string[] {
  const wanted = new Set(names);
  return [...wanted].filter((name) => !ancestors(name).some((ancestor) => wanted.has(ancestor)));
}

function ancestors(name: string): readonly string[] {
  return Array.from(name.matchAll(/\//g), ({ index }) => name.slice(0, index));
}

function groupSiblings(names: readonly string[]): readonly SiblingGroup[] {
  const groups: SiblingGroup[] = [];
  const open = new Map<string, { readonly group: SiblingGroup; length: number }>();
  for (const name of names) {
    const parent = name.split('/').slice(0, -1);
    const key = parent.join('/');
    let current = open.get(key);
    if (current === undefined || current.length + 2 * name.length > longestPattern) {
      current = { group: { parent, names: [] }, length: 2 * key.length };
      open.set(key, current);
      groups.push(current.group);
    }
    current.group.names.push(name);
    current.length += 2 * name.length;
  }
  return groups;
}

function join(groups: readonly SiblingGroup[]): readonly (readonly SiblingGroup[])[] {
  const parts: SiblingGroup[][] = [];
  let length = Number.POSITIVE_INFINITY;
  for (const group of groups) {
    const added = groupPattern(group).length;
    if (length + added > longestPattern) {
      parts.push([]);
      length = 0;
    }
    parts.at(-1)?.push(group);
    length += added;
  }
  return parts;
}

function groupPattern({ parent, names }: SiblingGroup): string {
  const last = names.map((name) => quote(name.slice(name.lastIndexOf('/') + 1)));
  const lastElement = last.length === 1 ? `^${last[0]}$` : `^(?:${last.join('|')})$`;
  return [...parent.map((element) => `^${quote(element)}$`), lastElement].join('/');
}

const quote = (element: string): string => element.replaceAll(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
