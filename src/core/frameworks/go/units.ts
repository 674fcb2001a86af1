import { t } from '@vscode/l10n';
import type { Problem } from '../../model/problem.ts';
import type { FileSystem } from '../../ports/fileSystem.ts';
import type { Unit } from '../framework.ts';
import { modulePath, workspaceFolders } from './moduleFiles.ts';

/** A `go.mod`, `go.work` found at or above a folder. */
interface FoundFile {
  readonly folder: string;
  readonly path: string;
  readonly text: string;
}

/**
 * The package a test file belongs to. Its id is the import path: the module path of the nearest `go.mod` and the folders below it.
 * A problem where `go test` would not run the package: no module, a module outside of `go.work`, `vendor`, `testdata`, `_x`, `.x`.
 */
export async function locateUnit(file: string, _root: string, files: FileSystem): Promise<Unit | Problem> {
  const directory = files.dirname(file);
  const module = await findAbove('go.mod', directory, files);
  const notFound = (severity: 'warning' | 'info', message: string, remedy?: string): Problem => ({
    code: 'unit-not-found',
    severity,
    message,
    ...(remedy !== undefined && { remedy }),
    location: { file, line: 0 },
  });
  if (module === undefined) {
    return notFound(
      'warning',
      t('{0} is not inside a Go module.', file),
      t('Run “go mod init <module path>” in the folder of your project. GOPATH mode is not supported.'),
    );
  }
  const path = modulePath(module.text);
  if (path === undefined) {
    return notFound('warning', t('{0} names no module.', module.path), t('Add a line “module <module path>”.'));
  }
  const relative = files.relative(module.folder, directory);
  const ignored = relative.split('/').find((name) => name === 'vendor' || name === 'testdata' || /^[_.]./.test(name));
  if (ignored !== undefined) {
    return notFound('info', t('{0} is left out: Go does not look for packages below “{1}”.', file, ignored));
  }
  const workspace = await findAbove('go.work', directory, files);
  if (workspace !== undefined && !uses(workspace, module.folder, files)) {
    return notFound(
      'info',
      t('{0} is left out: {1} does not list its module.', file, workspace.path),
      t('Run “go work use {0}” in {1}.', files.relative(workspace.folder, module.folder), workspace.folder),
    );
  }
  return { id: relative === '' ? path : `${path}/${relative}`, directory, workingDirectory: directory };
}

/** The package's own Go files, and what pins its dependencies. */
export async function unitSources(unit: Unit, files: FileSystem): Promise<readonly string[]> {
  const names = await files.list(unit.directory);
  const sources = names.filter((name) => name.endsWith('.go')).map((name) => files.join(unit.directory, name));
  const module = await findAbove('go.mod', unit.directory, files);
  if (module === undefined) return sources;
  const checksums = files.join(module.folder, 'go.sum');
  const pinned = (await files.stat(checksums)) === undefined ? [module.path] : [module.path, checksums];
  return [...sources, ...pinned];
}

async function findAbove(name: string, folder: string, files: FileSystem): Promise<FoundFile | undefined> {
  for (let current = folder; ; ) {
    const path = files.join(current, name);
    const text = await readIfThere(path, files);
    if (text !== undefined) return { folder: current, path, text };
    const above = files.dirname(current);
    if (above === current) return undefined;
    current = above;
  }
}

/** Also `undefined` for a folder of that name and for a file that must not be read: Go itself will say why. */
async function readIfThere(path: string, files: FileSystem): Promise<string | undefined> {
  try {
    return await files.readText(path);
  } catch {
    return undefined;
  }
}

function uses(workspace: FoundFile, moduleFolder: string, files: FileSystem): boolean {
  const isModule = (folder: string): boolean => files.relative(folder, moduleFolder) === '';
  return workspaceFolders(workspace.text).some(
    (folder) => isModule(files.join(workspace.folder, folder)) || isModule(folder),
  );
}
