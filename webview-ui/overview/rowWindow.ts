/** Rows rendered beyond each edge, so that scrolling shows no gap. */
const overscan = 20;

/** Which rows of a long table are in the document; the others are only room. */
export interface RowWindow {
  readonly first: number;
  /** Exclusive. */
  readonly end: number;
}

/** The rows to render for a scroll position; all sizes in pixels. */
export function rowWindow(scrollTop: number, viewHeight: number, rowHeight: number, count: number): RowWindow {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - overscan);
  const end = Math.min(count, Math.ceil((scrollTop + viewHeight) / rowHeight) + overscan);
  return { first: Math.min(first, Math.max(0, end - 1)), end };
}

/** Where to scroll so that a row is wholly in view below the sticky header; `undefined`: it already is. */
export function scrollToReveal(
  index: number,
  scrollTop: number,
  viewHeight: number,
  rowHeight: number,
): number | undefined {
  const top = index * rowHeight;
  if (top < scrollTop) return top;
  if (top + rowHeight > scrollTop + viewHeight) return top + rowHeight - viewHeight;
  return undefined;
}

/** The row that a key moves to, or `undefined` when the key is not for moving. */
export function movedTo(key: string, index: number, count: number, pageRows: number): number | undefined {
  const target = (
    {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      PageDown: index + pageRows,
      PageUp: index - pageRows,
      Home: 0,
      End: count - 1,
    } as Readonly<Record<string, number>>
  )[key];
  return target === undefined ? undefined : Math.max(0, Math.min(count - 1, target));
}
