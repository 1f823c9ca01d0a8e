import { expect, it } from 'vitest';
import { example } from './example.ts';

it('declares a field whose key every object of JavaScript has', () => {
  const code = `import logging\nlog = logging.getLogger(__name__)\nlog.info("Cart saved", extra={"__proto__": 1, "cart": 2})\n`;
  const { plan } = example({ 'src/orders/a.py': code });
  expect(Object.keys(plan.constants[0]?.fields ?? {})).toEqual(['__proto__', 'cart']);
});
