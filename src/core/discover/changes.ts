/** Above this many events looking everywhere is not slower, and simpler. */
const mostChanges = 1000;

/**
 * Which folders a scan has to read again after file events. A changed source file concerns the folder that lists it.
 * Any other path (`go.mod`, `.gitignore`, a folder that came or went) may concern all that lies below its folder.
 * `changed` holds absolute native paths; `undefined` means that anything may have changed.
 */
export function needsReading(
  changed: readonly string[] | undefined,
  dirname: (path: string) => string,
  isSource: (path: string) => boolean,
): (folder: string) => boolean {
  if (changed === undefined || changed.length > mostChanges) return () => true;
  const onTheWay = new Set<string>();
  const subtrees = new Set<string>();
  for (const path of changed) {
    if (!isSource(path)) subtrees.add(dirname(path));
    for (let folder = dirname(path); !onTheWay.has(folder); folder = dirname(folder)) onTheWay.add(folder);
  }
  const insideSubtree = (folder: string): boolean =>
    subtrees.has(folder) || (dirname(folder) !== folder && insideSubtree(dirname(folder)));
  return (folder) => onTheWay.has(folder) || (subtrees.size > 0 && insideSubtree(folder));
}
