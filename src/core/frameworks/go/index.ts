import { t } from '@vscode/l10n';
import type { Framework } from '../framework.ts';
import { discover } from './discover.ts';
import { createParser, recognises } from './parse.ts';
import { plan } from './plan.ts';
import { locateUnit, unitSources } from './units.ts';

export const go: Framework = {
  id: 'go',
  title: 'Go',
  language: 'go',
  tool: {
    id: 'go',
    command: 'go',
    versionArguments: ['version'],
    versionPattern: /\b(go\d+(?:\.\d+)*\S*|devel \S+)/,
    howToInstall: () =>
      t('Install Go from https://go.dev/dl and put it on the PATH, or set its path in the settings of the editor.'),
  },
  matchesFile: (path) => path.endsWith('_test.go') && !/(?:^|[/\\])[_.][^/\\]*$/.test(path),
  marker: /\bfunc\s+Benchmark/,
  grammar: () => 'go',
  discover,
  locateUnit,
  unitSources,
  plan,
  createParser,
  recognises,
};
