import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { bundleFile, exportStrings, translatableFiles } from '../../scripts/exportStrings.ts';
import {
  colors,
  commands,
  contextKeys,
  panelViewType,
  settings,
  settingsSection,
  taskType,
} from '../../src/vscode/ids.ts';

/** Guards of docs/ARCHITECTURE.md, invariants 5, 8 and 9: what package.json declares and what the code does are the same. */
const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, unknown>> };
    readonly colors: readonly { readonly id: string }[];
    readonly taskDefinitions: readonly { readonly type: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly walkthroughs: readonly {
      readonly steps: readonly {
        readonly media: { readonly markdown: string };
        readonly completionEvents: readonly string[];
      }[];
    }[];
  };
}

const text = read('package.json');
const { activationEvents, capabilities, contributes } = JSON.parse(text) as Manifest;
const sorted = (values: Iterable<string>): readonly string[] => [...values].sort();
const ids: ReadonlySet<string> = new Set(Object.values(commands));

describe('ids', () => {
  it('of commands, settings, colours and the task type are the same in code and in package.json', () => {
    expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(sorted(ids));
    expect(sorted(Object.keys(contributes.configuration.properties))).toEqual(
      sorted(Object.values(settings).map((name) => `${settingsSection}.${name}`)),
    );
    expect(sorted(contributes.colors.map(({ id }) => id))).toEqual(sorted(Object.values(colors)));
    expect(contributes.taskDefinitions.map(({ type }) => type)).toEqual([taskType]);
  });

  it('in menus, walkthrough and links name commands that exist', () => {
    const entries = Object.values(contributes.menus).flat();
    const submenus = new Set(contributes.submenus.map(({ id }) => id));
    expect(
      entries.filter(({ command, submenu }) => !(command && ids.has(command)) && !submenus.has(submenu ?? '')),
    ).toEqual([]);
    const mentioned = `${text}${read('package.nls.json')}`.matchAll(/(?:onCommand|command):(redline\.\w+)/g);
    expect([...mentioned].map(([, id = '']) => id).filter((id) => !ids.has(id))).toEqual([]);
  });

  it('in when clauses are context keys that the code sets', () => {
    const known: ReadonlySet<string> = new Set(Object.values(contextKeys));
    const clauses = [...text.matchAll(/"(?:when|enablement)": "([^"]*)"/g)].map(([, clause = '']) => clause);
    const keys = clauses.flatMap((clause) => clause.match(/redline\.\w+/g) ?? []);
    expect(keys.length).toBeGreaterThan(0);
    expect(keys.filter((key) => !known.has(key))).toEqual([]);
  });

  it('stand once in code: nobody else spells them out', () => {
    const spelled = translatableFiles()
      .filter((file) => !file.endsWith(path.join('vscode', 'ids.ts')))
      .filter((file) => /['"`]redline\.[a-z]\w*/.test(readFileSync(file, 'utf8')));
    expect(spelled).toEqual([]);
  });
});

describe('activation', () => {
  it('waits for Go, a .redline folder or a restored panel; commands and tasks activate by themselves', () => {
    expect(activationEvents).toEqual([
      'onLanguage:go',
      'workspaceContains:.redline',
      `onWebviewPanel:${panelViewType}`,
    ]);
  });

  it('imports nothing that reads, parses or stores: those are loaded on first need', () => {
    const heavy = /\/(node|core\/(frameworks|discover|compare|record|config|run))\//;
    const seen = new Set<string>();
    const visit = (file: string): void => {
      if (seen.has(file)) return;
      seen.add(file);
      const statics = readFileSync(file, 'utf8').matchAll(/^(?:import|export) (?!type )[^;]*? from '(\.[^']+)';/gms);
      for (const [, specifier = ''] of statics) visit(path.resolve(path.dirname(file), specifier));
    };
    visit(path.join(root, 'src/extension.ts'));
    expect(seen.size).toBeGreaterThan(20);
    expect([...seen].map((file) => file.replaceAll('\\', '/')).filter((file) => heavy.test(file))).toEqual([]);
  });
});

describe('Restricted Mode', () => {
  it('ignores a tool path that a workspace brings along', () => {
    expect(capabilities.untrustedWorkspaces.restrictedConfigurations).toEqual([
      `${settingsSection}.${settings.goPath}`,
    ]);
  });

  it('disables every command that runs or writes', () => {
    const trusting = contributes.commands.filter(({ enablement }) => enablement === 'isWorkspaceTrusted');
    const acting = [...ids].filter((id) => /\.(run|rerun|record|remove)/.test(id));
    expect(sorted(trusting.map(({ command }) => command))).toEqual(sorted(acting));
  });
});

describe('strings and files', () => {
  it('every %key% has its words, and no words are left over', () => {
    const used = [...text.matchAll(/%([\w.]+)%/g)].map(([, key = '']) => key);
    expect(sorted(new Set(used))).toEqual(sorted(Object.keys(JSON.parse(read('package.nls.json')) as object)));
  });

  it('the bundle holds exactly the strings of the code (npm run l10n)', async () => {
    expect(readFileSync(bundleFile, 'utf8')).toBe(await exportStrings());
  });

  it('every translated string stands literally in its call, or no one could translate it', () => {
    const offences = translatableFiles().flatMap((file) => {
      const calls = readFileSync(file, 'utf8').matchAll(/(?<![\w.$'"`\\])(?:vscode\.l10n\.)?t\((?!\s*['"])[^)]{0,40}/g);
      return [...calls].map(([call]) => `${path.relative(root, file)}: ${call}`);
    });
    expect(offences).toEqual([]);
  });

  it('schemas, walkthrough pages and gutter shapes are there', () => {
    const pages = contributes.walkthroughs.flatMap(({ steps }) => steps.map(({ media }) => media.markdown));
    const files = [...contributes.jsonValidation.map(({ url }) => url), ...pages];
    expect(files.filter((file) => !existsSync(path.join(root, file)))).toEqual([]);
    const looks = ['failed', 'improved', 'inconclusive', 'regressed'];
    const shapes = looks.flatMap((look) =>
      ['dark', 'light'].flatMap((theme) => [`${look}-${theme}.svg`, `${look}-${theme}-stale.svg`]),
    );
    expect(sorted(readdirSync(path.join(root, 'media/gutter')))).toEqual(sorted(shapes));
  });
});
