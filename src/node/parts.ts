/**
 * What the editor loads when it is first needed, and not with its activation: one module, because it is the border between two
 * bundles (see esbuild.js). Nothing here may import `vscode`.
 */
export { config as configureTranslations } from '@vscode/l10n';
export { createDocumentDiscovery } from '../core/discover/documentDiscovery.ts';
export { frameworks } from '../core/frameworks/registry.ts';
export { findRoot } from '../core/record/findRoot.ts';
export { createEngine } from './engine.ts';
export { nodeFileSystem } from './fileSystem.ts';
export { createSyntaxParser } from './syntax/treeSitter.ts';

export const loadPanelProtocol = () => import('../core/protocol/validatePanelMessage.ts');
