/** The part of JSON Schema (2020-12) that Loglex's files are described in, and the types it stands for. */

export type SchemaType = 'object' | 'array' | 'string' | 'integer' | 'number' | 'boolean';

/** A schema in code: a plain literal, declared `as const satisfies Schema`, shipped as JSON as it is. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  /** With `string` among several, any scalar is read as text: `0123` stays `0123`. */
  readonly type?: SchemaType | readonly SchemaType[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** `false`, or absent beside `properties`: other keys are problems. A schema without `properties`: a map keyed by the user. */
  readonly additionalProperties?: boolean | Schema;
  /** Keys that match are let through unread (`^x-`). */
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly enum?: readonly (string | number | boolean)[];
  readonly pattern?: string;
  readonly const?: string | number | boolean;
  readonly anyOf?: readonly Schema[];
  /** Read like `anyOf`: the branch is chosen that the value fits best. */
  readonly oneOf?: readonly Schema[];
  /** What the keys of a map keyed by the user may be. */
  readonly propertyNames?: Schema;
}

/**
 * What `readShape` yields for a schema. Every property is optional: what is missing or wrong is left
 * out and told as a problem. A map keyed by the user is a `Map`, so no key can reach a prototype.
 */
export type Shaped<S> = S extends
  { readonly anyOf: readonly (infer Branch)[] } | { readonly oneOf: readonly (infer Branch)[] }
  ? Shaped<Branch>
  : S extends { readonly const: infer Value }
    ? Value
    : S extends { readonly enum: readonly (infer Value)[] }
      ? Value
      : S extends { readonly type: 'array'; readonly items: infer Item }
        ? readonly Shaped<Item>[]
        : S extends { readonly properties: infer Properties }
          ? { readonly [Key in keyof Properties]?: Shaped<Properties[Key]> }
          : S extends { readonly type: 'object'; readonly additionalProperties: infer Value }
            ? ReadonlyMap<string, Shaped<Value>>
            : S extends { readonly type: 'boolean' }
              ? boolean
              : S extends { readonly type: 'integer' | 'number' }
                ? number
                : S extends { readonly type: 'string' | readonly SchemaType[] }
                  ? string
                  : unknown;
