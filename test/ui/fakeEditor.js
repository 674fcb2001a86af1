/**
 * Runs in the page before everything else and plays the editor's part: the API that webviews get, kept state, theme.
 * `fakeEditorSetup` and `extensionReceives` are put there by `panelPage.ts`.
 */
const { keptState, theme } = window.fakeEditorSetup;

const applyTheme = ({ bodyClass, variables }) => {
  const { style } = document.documentElement;
  for (const name of Array.from(style)) style.removeProperty(name);
  for (const [name, value] of Object.entries(variables)) style.setProperty(`--vscode-${name}`, value);
  document.body.className = bodyClass;
};

window.fakeEditor = {
  keptState,
  applyTheme,
  deliver: (data) => window.dispatchEvent(new MessageEvent('message', { data })),
};

window.acquireVsCodeApi = () => ({
  postMessage: (message) => {
    window.extensionReceives(message);
  },
  getState: () => window.fakeEditor.keptState,
  setState: (state) => {
    window.fakeEditor.keptState = state;
  },
});

new MutationObserver((_, observer) => {
  if (document.body === null) return;
  observer.disconnect();
  applyTheme(theme);
}).observe(document, { childList: true, subtree: true });
