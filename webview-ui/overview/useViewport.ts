import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';

/** Sizes in pixels. The first render guesses; the browser corrects it before it paints. */
interface Sizes {
  readonly scrollTop: number;
  /** Of the part in which rows are seen: without the sticky header. */
  readonly height: number;
  readonly rowHeight: number;
}

export interface Viewport extends Sizes {
  readonly onScroll: () => void;
  readonly scrollTo: (scrollTop: number) => void;
}

const guess: Sizes = { scrollTop: 0, height: 600, rowHeight: 28 };

function measure(scroller: HTMLElement): Sizes {
  const header = scroller.querySelector('thead')?.offsetHeight ?? 0;
  const row = scroller.querySelector<HTMLElement>('tbody tr[data-index]')?.offsetHeight ?? 0;
  return {
    scrollTop: scroller.scrollTop,
    height: scroller.clientHeight - header,
    rowHeight: row > 0 ? row : guess.rowHeight,
  };
}

/** What of a scrolled table is in view; follows scrolling, resizing and zooming. */
export function useViewport(ref: RefObject<HTMLElement | null>): Viewport {
  const [sizes, setSizes] = useState(guess);
  const update = () => {
    if (ref.current !== null) setSizes(measure(ref.current));
  };
  useLayoutEffect(() => {
    if (ref.current === null) return undefined;
    const observer = new ResizeObserver(update);
    observer.observe(ref.current);
    return () => observer.disconnect();
  }, []);
  return {
    ...sizes,
    onScroll: update,
    scrollTo: (scrollTop) => {
      ref.current?.scrollTo({ top: scrollTop });
      update();
    },
  };
}
