/** Where the page's parts are, as the webview sees them, and the words it shows before its script runs. */
export interface PanelPage {
  readonly scriptUri: string;
  readonly styleUri: string;
  readonly nonce: string;
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly loading: string;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');

/**
 * The panel's page. Its content security policy lets in one script and one style sheet by nonce, and nothing else:
 * no inline code, no remote address, no image, no font. Data never stands in the page; it comes as messages.
 */
export function panelHtml({ scriptUri, styleUri, nonce, language, title, loading }: PanelPage): string {
  const policy = `default-src 'none'; script-src 'nonce-${nonce}'; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${escape(language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" nonce="${nonce}" href="${escape(styleUri)}">
<title>${escape(title)}</title>
</head>
<body>
<div id="root"><main><p class="state" role="status">${escape(loading)}</p></main></div>
<script nonce="${nonce}" src="${escape(scriptUri)}"></script>
</body>
</html>
`;
}
