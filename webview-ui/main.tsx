import { config } from '@vscode/l10n';
import { render } from 'preact';
import { App } from './app.tsx';
import { type Announcement, connect } from './host.ts';
import { applyAnnouncement, type PanelModel } from './model.ts';
import './panel.css';
import './overview/overview.css';
import './trend/trend.css';

let model: PanelModel | undefined;

const host = connect((message: Announcement) => {
  if (message.type === 'init' && message.l10n !== undefined) config({ contents: { ...message.l10n } });
  model = applyAnnouncement(model, message);
  const root = document.getElementById('root');
  if (model === undefined || root === null) return;
  if (message.type === 'init') root.replaceChildren();
  render(<App host={host} model={model} />, root);
});
