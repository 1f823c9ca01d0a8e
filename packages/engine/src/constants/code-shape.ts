/** What a code of this catalog looks like, so that a text that is none of its codes can still be told from other text. */
import { codeAt, parseBlock, type Catalog } from '@loglex/catalog';

/** Whether `text` has the shape of a code: that of a component's block or pattern, or of an existing code. */
export type CodeShape = (text: string) => boolean;

/**
 * Compiles the shapes of a catalog. Digits are the variable part of a code: `LOG612` and the block
 * `LOG600-LOG699` both mean `LOG` and three digits, `CDK_I{4}` means `CDK_I` and four. A code without
 * letters or without digits has no shape of its own: `404` and `ENOENT` could be anything.
 */
export function codeShapeOf(catalog: Catalog): CodeShape {
  const shapes = new Set<string>();
  for (const component of catalog.components.values()) {
    for (const { text } of component.codes) {
      const block = parseBlock(text);
      if ('problem' in block) continue;
      addShape(shapes, codeAt(block, block.first));
      addShape(shapes, codeAt(block, block.last));
    }
  }
  for (const { code } of catalog.constants) addShape(shapes, code);
  for (const { code } of catalog.retired) addShape(shapes, code);
  return (text) => shapes.has(shapeOf(text));
}

function addShape(shapes: Set<string>, code: string): void {
  if (/[A-Za-z]/.test(code) && /\d/.test(code)) shapes.add(shapeOf(code));
}

/** `LOG612` gives `LOG###`. */
function shapeOf(code: string): string {
  return code.replace(/\d/g, '#');
}
