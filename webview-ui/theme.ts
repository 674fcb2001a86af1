import { useEffect, useState } from 'preact/hooks';

/** The editor's colours and letters, for the canvas, which cannot read style sheets. */
export interface Theme {
  readonly text: string;
  readonly muted: string;
  readonly grid: string;
  readonly background: string;
  readonly line: string;
  readonly baseline: string;
  readonly baselineFill: string;
  readonly regressed: string;
  readonly improved: string;
  readonly tooltip: { readonly background: string; readonly text: string; readonly border: string };
  readonly font: { readonly family: string; readonly size: number };
}

/** The colours are named in `panel.css`, with their fallbacks; here they are only read. */
function readTheme(): Theme {
  const style = getComputedStyle(document.body);
  const color = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    text: color('text'),
    muted: color('muted'),
    grid: color('grid'),
    background: color('background'),
    line: color('line'),
    baseline: color('baseline'),
    baselineFill: color('baseline-fill'),
    regressed: color('regressed'),
    improved: color('improved'),
    tooltip: { background: color('hover'), text: color('hover-text'), border: color('hover-border') },
    font: { family: style.fontFamily, size: Number.parseFloat(style.fontSize) },
  };
}

/** The theme, read again whenever the editor changes its own: it swaps classes of the body and variables of the root. */
export function useTheme(): Theme {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(readTheme()));
    observer.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}
