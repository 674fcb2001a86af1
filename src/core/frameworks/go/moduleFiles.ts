/** The lines of a `go.mod` or `go.work` that matter to us; the format is at https://go.dev/ref/mod#go-mod-file. */

/** The module path, `undefined` when the text names none. */
export function modulePath(goMod: string): string | undefined {
  return directives(goMod, 'module')[0];
}

/** The folders a `go.work` uses, as written: relative to its own folder, or absolute. */
export function workspaceFolders(goWork: string): readonly string[] {
  return directives(goWork, 'use');
}

/** The first argument of each `keyword argument` line, and of each line in a `keyword ( … )` block. */
function directives(text: string, keyword: string): readonly string[] {
  const found: string[] = [];
  let block: string | undefined;
  for (const line of text.split('\n')) {
    const words = wordsOf(line);
    const [first, second] = words;
    if (first === undefined) continue;
    if (block !== undefined) {
      if (first === ')') block = undefined;
      else if (block === keyword) found.push(first);
    } else if (second === '(') block = first;
    else if (first === keyword && second !== undefined) found.push(second);
  }
  return found;
}

/** Words, "interpreted" and `raw` strings of a line, up to a comment. */
function wordsOf(line: string): readonly string[] {
  const words: string[] = [];
  for (const [token, quoted, raw] of line.matchAll(
    /"((?:[^"\\]|\\.)*)"|`([^`]*)`|\/\/.*|[()]|(?:(?!\/\/)[^\s()"`])+/g,
  )) {
    if (token.startsWith('//')) break;
    words.push(quoted?.replaceAll(/\\(.)/g, '$1') ?? raw ?? token);
  }
  return words;
}
