/** What a code of this catalog looks like, so that a text that is none of its codes can still be told from other text. */
import { codeAt, parseBlock, type Catalog } from '@loglex/catalog';

/** Whether `text` has the shape of a code: that of a component's block or pattern, or of an existing code. */
export type CodeShape = (text: string) => boolean;

/**
 * The shapes of a catalog. Digits are the variable part of a code: `LOG612` and the block
 * `LOG600-LOG699` both mean `LOG` and three digits, `CDK_I{4}` means `CDK_I` and four. A code without
 * letters or without digits has no shape of its own: `404` and `ENOENT` could be anything.
 */
export function codeShapeOf(catalog: Catalog): CodeShape {
  // Few texts are asked about, and large catalogs have many codes: those of another length are passed over.
  const known = new Map<string, boolean>();
  return (text) => {
    const shape = shapeOf(text);
    let has = known.get(shape);
    if (has === undefined) {
      // Logs may ask about anything.
      if (known.size === MOST_KNOWN) known.clear();
      known.set(shape, (has = hasShape(catalog, shape)));
    }
    return has;
  };
}

const MOST_KNOWN = 4096;

function hasShape({ components, constants, retired }: Catalog, shape: string): boolean {
  const isOne = (code: string): boolean =>
    code.length === shape.length && isShaped(code) && shapeOf(code) === shape;
  return (
    constants.some(({ code }) => isOne(code)) ||
    retired.some(({ code }) => isOne(code)) ||
    [...components.values()].some(({ codes }) =>
      codes.some(({ text }) => {
        const block = parseBlock(text);
        if ('problem' in block) return false;
        return isOne(codeAt(block, block.first)) || isOne(codeAt(block, block.last));
      }),
    )
  );
}

function isShaped(code: string): boolean {
  return /[A-Za-z]/.test(code) && /\d/.test(code);
}

/** `LOG612` gives `LOG###`. */
function shapeOf(code: string): string {
  return code.replace(/\d/g, '#');
}
