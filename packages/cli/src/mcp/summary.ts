/** A constant in one line of an answer: enough to choose, and no more of the model's attention than that. */
import type { LogConstant } from '@loglex/catalog';

export function summaryOf({ code, name, level, message, component, deprecated }: LogConstant) {
  return {
    code,
    name,
    level: level?.native,
    message,
    component,
    ...(deprecated && { deprecated: deprecated.replacedBy ?? true }),
  };
}
