import type { Node } from '../../ports/syntaxParser.ts';

const rebinding = ['short_var_declaration', 'range_clause', 'var_spec', 'parameter_declaration'];

/**
 * Looks up what a constant declared inside a function was set to. A name that is declared twice, or also names a variable
 * anywhere in the function, is left alone: telling which one is meant is the compiler's work.
 */
export function localConstants(declaration: Node): (name: string) => Node | undefined {
  let values: ReadonlyMap<string, Node | undefined> | undefined;
  return (name) => (values ??= readConstants(declaration)).get(name);
}

function readConstants(declaration: Node): ReadonlyMap<string, Node | undefined> {
  const values = new Map<string, Node | undefined>();
  for (const spec of present(declaration.descendantsOfType('const_spec'))) {
    const expressions = spec.childForFieldName('value');
    present(spec.childrenForFieldName('name')).forEach((name, index) => {
      const value = expressions?.namedChild(index) ?? undefined;
      values.set(name.text, values.has(name.text) ? undefined : value);
    });
  }
  if (values.size > 0) {
    for (const node of present(declaration.descendantsOfType(rebinding))) {
      const names = node.childForFieldName('left')?.namedChildren ?? node.childrenForFieldName('name');
      for (const name of present(names)) values.delete(name.text);
    }
  }
  return values;
}

const present = (nodes: readonly (Node | null)[]): readonly Node[] => nodes.filter((node) => node !== null);
