import type { Node } from '../../ports/syntaxParser.ts';

const simpleEscapes: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
};

/**
 * The value of a constant string expression: literals, raw literals, `+`, parentheses, and names that `lookUp` knows.
 * `undefined` for everything else, also for escapes of single bytes above ASCII, which need not be valid UTF-8.
 */
export function constantString(node: Node, lookUp: (name: string) => Node | undefined, depth = 0): string | undefined {
  if (depth > 20) return undefined;
  const value = (child: Node | null): string | undefined =>
    child === null ? undefined : constantString(child, lookUp, depth + 1);
  switch (node.type) {
    case 'raw_string_literal':
      // Go drops carriage returns from raw strings.
      return node.text.slice(1, -1).replaceAll('\r', '');
    case 'interpreted_string_literal':
      return node.hasError ? undefined : unescape(node.text.slice(1, -1));
    case 'parenthesized_expression':
      return value(node.namedChild(0));
    case 'binary_expression': {
      if (node.childForFieldName('operator')?.text !== '+') return undefined;
      const left = value(node.childForFieldName('left'));
      const right = value(node.childForFieldName('right'));
      return left === undefined || right === undefined ? undefined : left + right;
    }
    case 'identifier':
      return value(lookUp(node.text) ?? null);
    default:
      return undefined;
  }
}

function unescape(text: string): string | undefined {
  let readable = true;
  const result = text.replaceAll(
    /\\(?:([abfnrtv\\"])|x([\da-fA-F]{2})|([0-7]{3})|u([\da-fA-F]{4})|U([\da-fA-F]{8})|[\s\S]?)/g,
    (_, simple?: string, hex?: string, octal?: string, short?: string, long?: string) => {
      if (simple !== undefined) return simpleEscapes[simple] ?? '';
      const byte = hex === undefined ? octal && Number.parseInt(octal, 8) : Number.parseInt(hex, 16);
      if (typeof byte === 'number' && byte < 0x80) return String.fromCharCode(byte);
      const rune = Number.parseInt(short ?? long ?? '', 16);
      if (rune <= 0x10_ffff) return String.fromCodePoint(rune);
      readable = false;
      return '';
    },
  );
  return readable ? result : undefined;
}
