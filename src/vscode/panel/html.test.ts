import { expect, it } from 'vitest';
import { panelHtml } from './html.ts';

const page = panelHtml({
  scriptUri: 'https://host/panel.js?a=1&b=2',
  styleUri: 'https://host/panel.css',
  nonce: 'N0nce',
  language: 'de"><script>',
  title: 'Trends <b>',
  loading: '<img src=x>',
});

it('lets in one script and one style sheet by nonce, and nothing else', () => {
  const policy = /content="(default-src[^"]*)"/.exec(page)?.[1];
  expect(policy?.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'nonce-N0nce'",
    "style-src 'nonce-N0nce'",
    "base-uri 'none'",
    "form-action 'none'",
  ]);
  expect(page.match(/<script/g)).toHaveLength(1);
  expect(page).not.toMatch(/<style|style=|\son\w+=/);
});

it('escapes whatever is put into it', () => {
  expect(page).toContain('lang="de&quot;&gt;&lt;script&gt;"');
  expect(page).toContain('<title>Trends &lt;b&gt;</title>');
  expect(page).toContain('&lt;img src=x&gt;');
  expect(page).toContain('panel.js?a=1&amp;b=2');
});
